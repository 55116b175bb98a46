package dev.heatpad.adapter.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.heatpad.adapter.mqtt.InboundMessage.Retained;
import dev.heatpad.adapter.mqtt.InboundMessage.Size;
import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.session.PadDefinition.Arming;
import dev.heatpad.core.session.PadView;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.fixture.House;
import dev.heatpad.fixture.Pads;
import dev.heatpad.fixture.SituationRow;
import dev.heatpad.loop.Arrival;
import dev.heatpad.loop.Bytes;
import dev.heatpad.loop.HeaterSwitch.Level;
import dev.heatpad.loop.JournalContent;
import dev.heatpad.loop.SimulatedControls.Press;
import dev.heatpad.sim.SimulatedPerson;
import dev.heatpad.wire.CommandJson;
import dev.heatpad.wire.Parsed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requirement (S8, S9): every row of the table of situations in docs/commands.md is what the
 * program does with that message, through the production loop and all that reads messages. Each
 * refusal is answered and told, with its reason and its next step.
 */
class CommandSituationsTest {

  private static final String ROOT = "heatpad/pi/back/";

  static Stream<SituationRow> rows() {
    return SituationRow.all().stream().filter(row -> !row.needsABroker());
  }

  /** A pad in a situation, and everything that it said. */
  private static final class Scene implements CommandTopics.Outlet {
    final House house;
    final List<String> answers = new ArrayList<>();
    final List<String> cleared = new ArrayList<>();
    final List<PadName> repeated = new ArrayList<>();
    private final CommandTopics topics;

    Scene(Arming arming, SimulatedPerson person, JournalContent before) {
      house = new House(person, before, Pads.definition(Profile.STANDARD, arming));
      topics = new CommandTopics(new Topics("pi"), house.inbox, this);
      house.run(Duration.ofSeconds(1));
    }

    @Override
    public void answer(String pad, InboundMessage asked, byte[] result) {
      answers.add(new String(result, StandardCharsets.UTF_8));
    }

    @Override
    public void clear(String topic) {
      cleared.add(topic);
    }

    @Override
    public void repeatSettings(PadName pad) {
      repeated.add(pad);
    }

    Instant wall() {
      return Pads.wall(house.now()).instant();
    }

    void mqtt(String leaf, String payload, Retained retained) {
      topics.accept(
          new InboundMessage(
              ROOT + leaf,
              Bytes.copyOf(payload.getBytes(StandardCharsets.UTF_8)),
              Size.WHOLE,
              retained,
              Optional.empty(),
              Optional.empty()));
    }

    void json(Source source, String payload) {
      Parsed parsed = CommandJson.parse(payload.getBytes(StandardCharsets.UTF_8));
      if (!(parsed instanceof Parsed.Understood(var command, var id, var sentAt))) {
        throw new AssertionError(payload + " is " + parsed);
      }
      house.inbox.offer(
          new Arrival.Asked(
              Pads.BACK,
              new Arrival.Question(
                  source,
                  command,
                  Arrival.Delivery.LIVE,
                  id,
                  sentAt,
                  result ->
                      answers.add(new String(CommandJson.write(result), StandardCharsets.UTF_8)))));
    }

    void press(Press press) {
      house.simulated().press(press);
      house.run(Duration.ofSeconds(4));
    }

    void heats() {
      house.ask(
          Pads.BACK, Pads.startFor(20), Source.SOCKET, Optional.empty(), Arrival.Delivery.LIVE);
      house.run(Duration.ofSeconds(5));
      assertEquals("heating", house.view().state());
    }

    void asks(Command command, int times) {
      for (int i = 0; i < times; i++) {
        house.ask(Pads.BACK, command);
      }
    }
  }

  /** A fault that the journal kept over a restart. */
  private static JournalContent latched() {
    return new JournalContent(
        List.of(),
        List.of(),
        Map.of(Pads.BACK, Set.of(FaultCode.JOURNAL_LOST)),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        JournalContent.nothing().condition());
  }

  /** The situation of a row, and nothing said yet. */
  private static Scene scene(String situation) {
    Arming arming =
        situation.startsWith("armed") || situation.equals("arming required")
            ? Arming.REQUIRED
            : Arming.OFF;
    SimulatedPerson person =
        situation.equals("question open") ? SimulatedPerson.ASLEEP : SimulatedPerson.AWAKE;
    JournalContent before = situation.equals("fault") ? latched() : JournalContent.nothing();
    Scene scene = new Scene(arming, person, before);
    House house = scene.house;
    if (situation.startsWith("armed")) {
      scene.press(Press.ARM);
      assertTrue(house.view().armedUntil().isPresent(), "visible");
    }
    switch (situation) {
      case "idle", "arming required", "armed" -> {}
      case "armed 10 min ago" -> house.run(Duration.ofMinutes(10));
      case "armed, then stopped" -> scene.asks(new Command.Stop(), 1);
      case "armed, used up" -> {
        scene.asks(Pads.startFor(1), 1);
        house.run(Duration.ofMinutes(2));
        assertEquals(1, house.records.size());
      }
      case "heating" -> scene.heats();
      case "heating, id a was taken" -> {
        scene.heats();
        scene.json(Source.MQTT, "{\"verb\":\"set\",\"id\":\"a\",\"minutes\":20}");
      }
      case "id a was taken" ->
          scene.json(Source.MQTT, "{\"verb\":\"set\",\"id\":\"a\",\"minutes\":20}");
      case "paused" -> {
        scene.heats();
        scene.asks(new Command.Pause(), 1);
      }
      case "just stopped" -> {
        scene.heats();
        scene.asks(new Command.Stop(), 1);
      }
      case "question open" -> {
        scene.heats();
        house.run(Duration.ofSeconds(605));
        assertTrue(question(house.view()).isPresent(), "asked");
      }
      case "extended twice" -> {
        scene.heats();
        scene.asks(new Command.Extend(Duration.ofMinutes(2)), 2);
      }
      case "five starts at once" -> scene.asks(Pads.startFor(99), 5);
      case "five remote acks at once" -> scene.asks(new Command.Acknowledge(), 5);
      case "five remote acks, 15 min ago" -> {
        scene.asks(new Command.Acknowledge(), 5);
        house.run(Duration.ofMinutes(15));
      }
      case "fault" -> assertEquals("fault", house.view().state());
      default -> fail("no such situation: " + situation);
    }
    house.run(Duration.ofMillis(200));
    scene.answers.clear();
    scene.house.notices.clear();
    return scene;
  }

  private static void send(Scene scene, SituationRow row) {
    String payload = row.payloadAt(scene.wall().getEpochSecond());
    switch (row.source()) {
      case "MQTT" -> scene.mqtt(row.topic(), payload, row.retained() ? Retained.YES : Retained.NO);
      case "HTTP" -> scene.json(Source.HTTP, payload);
      case "socket" -> scene.json(Source.SOCKET, payload);
      case "button" ->
          scene.press(
              switch (row.topic()) {
                case "stop" -> Press.STOP;
                case "start, short" -> Press.START;
                case "start, long" -> Press.ARM;
                default -> throw new AssertionError(row.topic());
              });
      default -> fail(row.source());
    }
    scene.house.run(Duration.ofMillis(300));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void eachRowIsWhatHappens(SituationRow row) {
    Scene scene = scene(row.situation());
    PadView before = scene.house.view();
    send(scene, row);
    PadView after = scene.house.view();
    switch (row.outcome()) {
      case "refused" -> refused(scene, row, before);
      case "ignored" -> {
        assertEquals(List.of(), scene.answers);
        unchanged(before, after);
      }
      case "no change" -> unchanged(before, after);
      case "starts" -> assertEquals("heating", after.state());
      case "stops" -> {
        assertEquals("idle", after.state());
        assertEquals(Level.OFF, scene.house.heater());
      }
      case "extends" ->
          assertEquals(
              before.running().orElseThrow().endsAt().plus(Duration.ofMinutes(5)),
              after.running().orElseThrow().endsAt());
      case "goes on" -> {
        assertEquals("heating", after.state());
        assertTrue(question(after).isEmpty(), "answered");
      }
      case "arms" -> assertTrue(after.armedUntil().isPresent());
      case "clears" -> assertEquals("idle", after.state());
      default -> fail("no such result: " + row.outcome());
    }
    boolean isAsked = !row.source().equals("button") && !row.outcome().equals("ignored");
    if (isAsked) {
      assertEquals(1, scene.answers.size(), scene.answers::toString);
      assertTrue(
          scene.answers.getFirst().contains("\"accepted\":" + row.refusal().isEmpty()),
          scene.answers::toString);
    }
    assertEquals(row.cleared() ? List.of(ROOT + row.topic()) : List.of(), scene.cleared);
  }

  private static void unchanged(PadView before, PadView after) {
    assertEquals(before.state(), after.state());
    assertEquals(
        before.running().map(PadView.Running::endsAt),
        after.running().map(PadView.Running::endsAt));
    assertEquals(before.settings(), after.settings());
    assertEquals(before.armedUntil(), after.armedUntil());
    assertEquals(question(before), question(after));
    assertEquals(before.faults(), after.faults());
  }

  private static Optional<String> question(PadView view) {
    return view.running().flatMap(PadView.Running::prompt);
  }

  /** Result, event, reason and next step. */
  private static void refused(Scene scene, SituationRow row, PadView before) {
    unchanged(before, scene.house.view());
    String reason = row.refusal().orElseThrow().text();
    String nextStep = row.refusal().orElseThrow().nextStep();
    String answer = scene.answers.getFirst();
    assertTrue(answer.contains("\"reason\":\"" + reason + "\""), answer);
    assertTrue(answer.contains(nextStep + "\""), answer);
    List<Notice> told =
        scene.house.notices.stream().filter(it -> it.kind() == Notice.Kind.REFUSED).toList();
    assertEquals(1, told.size(), told::toString);
    assertEquals(reason, told.getFirst().details().get("reason"));
    assertTrue(
        String.valueOf(told.getFirst().details().get("message")).endsWith(nextStep),
        told::toString);
    if (row.topic().equals("duration/set")) {
      assertFalse(scene.repeated.isEmpty(), "the old value is told again");
    }
  }

  /** A table without rows would prove nothing. */
  @Test
  void everySourceAndManyReasonsAreInTheTable() {
    List<SituationRow> rows = SituationRow.all();
    assertTrue(rows.size() > 60, () -> rows.size() + " rows");
    assertEquals(4, rows.stream().map(SituationRow::source).distinct().count());
    assertTrue(rows.stream().flatMap(it -> it.refusal().stream()).distinct().count() >= 11);
  }
}
