package dev.heatpad.sim.trial;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.Arrival;
import dev.heatpad.loop.Arrival.Delivery;
import dev.heatpad.loop.SimulatedControls.Press;
import dev.heatpad.sim.SimulatedButtons.Button;
import dev.heatpad.sim.SimulatedPerson;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** People at the pads: what they ask for, press and answer. Messages get their ids here. */
final class Doings implements Observer {

  private static final Duration SHORT_PRESS = Duration.ofMillis(300);

  /** The loop sees a long press while the button is held; it needs a turn then. */
  private static final Duration LONG_ENOUGH = Duration.ofMillis(2_100);

  private static final Duration LONG_PRESS = Duration.ofMillis(2_500);
  private static final Duration OLD = Duration.ofMinutes(2);

  /** Longer than any profile waits for an answer. */
  private static final Duration TOO_LATE = Duration.ofSeconds(62);

  private final Life life;
  private final Set<HouseFault> habits = EnumSet.noneOf(HouseFault.class);
  private final Map<PadName, Sent> lastSent = new LinkedHashMap<>();
  private long numbers;

  private record Sent(Source source, Command command, Optional<String> id) {}

  Doings(Life life) {
    this.life = life;
  }

  void begin(HouseFault habit) {
    habits.add(habit);
  }

  void cease(HouseFault habit) {
    habits.remove(habit);
  }

  void ask(PadName pad, Source source, Command command) {
    Sent sent = new Sent(source, command, Optional.of("c-" + numbers));
    lastSent.put(pad, sent);
    send(pad, sent, Delivery.LIVE, Fact.Wish.CURRENT);
  }

  /** What was sent last comes again, as it was. */
  void repeat(PadName pad) {
    Sent last = lastSent.get(pad);
    if (last != null) {
      send(pad, last, Delivery.LIVE, Fact.Wish.REPEATED);
    }
  }

  void retainedStart(PadName pad) {
    Sent sent = new Sent(Source.MQTT, PadPlan.start(), Optional.of("r-" + numbers));
    send(pad, sent, Delivery.RETAINED, Fact.Wish.OLD);
  }

  void lateStart(PadName pad) {
    Sent sent = new Sent(Source.MQTT, PadPlan.start(), Optional.of("l-" + numbers));
    send(pad, sent, Delivery.LIVE, Fact.Wish.OLD);
  }

  private void send(PadName pad, Sent sent, Delivery delivery, Fact.Wish wish) {
    boolean lost =
        sent.source() == Source.MQTT
            && life.program().filter(running -> running.link().isConnected()).isEmpty();
    if (life.program().isEmpty() || lost) {
      return;
    }
    long number = numbers++;
    Fact.Manner manner = new Fact.Manner(number, sent.source(), delivery, sent.id(), wish);
    life.tell(new Fact.Asked(pad, sent.command(), manner));
    life.offer(
        new Arrival.Asked(
            pad,
            new Arrival.Question(
                sent.source(),
                sent.command(),
                delivery,
                sent.id(),
                stamp(delivery, wish),
                result -> life.tell(new Fact.Answered(pad, number, result)))));
  }

  /** Old messages carry their age; a repetition looks as fresh as the first. */
  private Optional<Instant> stamp(Delivery delivery, Fact.Wish wish) {
    if (delivery == Delivery.RETAINED || wish != Fact.Wish.OLD) {
      return Optional.empty();
    }
    return Optional.of(life.clocks().wall().instant().minus(OLD));
  }

  void press(PadName pad, Press press) {
    life.program()
        .ifPresent(running -> {
          life.tell(new Fact.Pressed(pad, press));
          Button button = press == Press.STOP ? Button.STOP : Button.START;
          var buttons = running.buttons(pad);
          buttons.press(button);
          life.wantTurn();
          life.stage().after(LONG_ENOUGH, life::wantTurn);
          life.stage()
              .after(
                  press == Press.ARM ? LONG_PRESS : SHORT_PRESS,
                  () -> {
                    buttons.release(button);
                    life.wantTurn();
                  });
        });
  }

  /** Somebody reads the question, and answers it as is their habit. */
  @Override
  public void saw(MonotonicTime at, Fact fact) {
    if (fact instanceof Fact.Noticed(var pad, var notice) && notice.kind() == Notice.Kind.PROMPT) {
      answersAfter().ifPresent(delay -> life.stage().after(delay, () -> press(pad, Press.ANSWER)));
    }
  }

  private Optional<Duration> answersAfter() {
    if (habits.contains(HouseFault.ASLEEP) || habits.contains(HouseFault.PROMPT_IGNORED)) {
      return Optional.empty();
    }
    SimulatedPerson occupant = life.build().occupant();
    return habits.contains(HouseFault.ANSWERS_LATE)
        ? Optional.of(TOO_LATE)
        : occupant.answersAfter();
  }
}
