package dev.heatpad.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Freshness;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.unit.WallTime;
import dev.heatpad.fixture.Pads;
import dev.heatpad.loop.Arrival.Delivery;
import dev.heatpad.loop.Arrival.Question;
import dev.heatpad.loop.Gatekeeper.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** S9: no start comes from a retained, expired or replayed message. */
class GatekeeperTest {

  private static final WallTime WALL = new WallTime(Pads.WALL_START, WallTime.Trust.SYNCHRONISED);
  private final Gatekeeper gatekeeper =
      new Gatekeeper(RateLimit.ON, List.of("from-before"), Pads.START);

  private static Question question(
      Command command, Delivery delivery, @Nullable String id, @Nullable Instant sentAt) {
    return new Question(
        Source.MQTT,
        command,
        delivery,
        Optional.ofNullable(id),
        Optional.ofNullable(sentAt),
        _ -> {});
  }

  private static Question pause(String id) {
    return question(new Command.Pause(), Delivery.LIVE, id, Pads.WALL_START);
  }

  private Freshness sentAt(Duration ago, WallTime wall) {
    Question question =
        question(new Command.Pause(), Delivery.LIVE, null, Pads.WALL_START.minus(ago));
    return gatekeeper.judge(question, Pads.START, wall);
  }

  @Test
  void aRetainedMessageIsNotAskedForNow() {
    Question kept = question(new Command.Pause(), Delivery.RETAINED, "a", null);
    assertEquals(Freshness.RETAINED, gatekeeper.judge(kept, Pads.START, WALL));
    assertEquals(
        Freshness.FRESH,
        gatekeeper.judge(pause("a"), Pads.START, WALL),
        "its id is not used up by that");
  }

  @Test
  void timeStampsMayBeOffByThirtySecondsEitherWay() {
    assertEquals(Freshness.FRESH, sentAt(Duration.ofSeconds(30), WALL));
    assertEquals(Freshness.EXPIRED, sentAt(Duration.ofSeconds(31), WALL));
    assertEquals(Freshness.FRESH, sentAt(Duration.ofSeconds(-30), WALL));
    assertEquals(Freshness.EXPIRED, sentAt(Duration.ofSeconds(-31), WALL));
  }

  @Test
  void aClockThatNobodySetJudgesNoTimeStamp() {
    WallTime guess = new WallTime(Pads.WALL_START, WallTime.Trust.UNSYNCHRONISED);
    assertEquals(Freshness.FRESH, sentAt(Duration.ofDays(9_000), guess));
  }

  @Test
  void anIdIsTakenOnceAndForgottenAfterTenMinutes() {
    assertEquals(Freshness.FRESH, gatekeeper.judge(pause("a"), Pads.START, WALL));
    assertEquals(Freshness.DUPLICATE, gatekeeper.judge(pause("a"), Pads.seconds(600), WALL));
    assertEquals(Freshness.FRESH, gatekeeper.judge(pause("a"), Pads.seconds(600.1), WALL));
  }

  @Test
  void idsOfAcceptedCommandsAreNeverTakenAgain() {
    gatekeeper.keep("started");
    assertEquals(
        Freshness.DUPLICATE, gatekeeper.judge(pause("from-before"), Pads.seconds(86_400), WALL));
    assertEquals(
        Freshness.DUPLICATE, gatekeeper.judge(pause("started"), Pads.seconds(86_400), WALL));
  }

  @Test
  void theMemoryOfIdsIsBounded() {
    for (int i = 0; i < Gatekeeper.MAX_REMEMBERED + 1; i++) {
      gatekeeper.judge(pause("id-" + i), Pads.START, WALL);
    }
    assertEquals(Freshness.FRESH, gatekeeper.judge(pause("id-0"), Pads.START, WALL));
    assertEquals(
        Freshness.DUPLICATE,
        gatekeeper.judge(pause("id-" + Gatekeeper.MAX_REMEMBERED), Pads.START, WALL));
  }

  @Test
  void stormsOfStartsAreRefusedAndEndAfterAMoment() {
    Question start = question(Pads.start(), Delivery.LIVE, null, null);
    for (int i = 0; i < 5; i++) {
      assertEquals(Freshness.FRESH, gatekeeper.judge(start, Pads.START, WALL));
    }
    assertEquals(Freshness.RATE_LIMITED, gatekeeper.judge(start, Pads.seconds(1.9), WALL));
    assertEquals(Freshness.FRESH, gatekeeper.judge(start, Pads.seconds(2), WALL));
    Gatekeeper lifted = new Gatekeeper(RateLimit.LIFTED, List.of(), Pads.START);
    for (int i = 0; i < 1_000; i++) {
      assertEquals(Freshness.FRESH, lifted.judge(start, Pads.START, WALL));
    }
  }

  /** From afar five in any 15 minutes; at the device as often as somebody likes. */
  @Test
  void remoteAcknowledgementsAreFewLocalOnesAreNot() {
    for (int i = 0; i < Gatekeeper.REMOTE_ACKNOWLEDGEMENTS; i++) {
      assertEquals(Freshness.FRESH, acknowledged(Source.HTTP, Duration.ofMinutes(i)));
    }
    assertEquals(Freshness.RATE_LIMITED, acknowledged(Source.MQTT, Duration.ofMinutes(14)));
    assertEquals(Freshness.FRESH, acknowledged(Source.SOCKET, Duration.ofMinutes(14)));
    assertEquals(Freshness.FRESH, acknowledged(Source.BUTTON, Duration.ofMinutes(14)));
    assertEquals(
        Freshness.FRESH, acknowledged(Source.MQTT, Duration.ofMinutes(15)), "the first is old");
    assertEquals(Freshness.RATE_LIMITED, acknowledged(Source.MQTT, Duration.ofMinutes(15)));
  }

  private Freshness acknowledged(Source source, Duration after) {
    Question question =
        new Question(
            source,
            new Command.Acknowledge(),
            Delivery.LIVE,
            Optional.empty(),
            Optional.empty(),
            _ -> {});
    return gatekeeper.judge(question, Pads.START.plus(after), WALL);
  }
}
