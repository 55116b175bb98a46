package dev.heatpad.adapter.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.adapter.mqtt.InboundMessage.Retained;
import dev.heatpad.adapter.mqtt.InboundMessage.Size;
import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.fixture.House;
import dev.heatpad.fixture.Pads;
import dev.heatpad.loop.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From messages to what the pad does, through the production loop. */
class CommandTopicsTest {

  private static final String BACK = "heatpad/pi/back/";

  private final House house = new House(Pads.definition());
  private final Told told = new Told();
  private final CommandTopics commands = new CommandTopics(new Topics("pi"), house.inbox, told);

  /** What went out. */
  private static final class Told implements CommandTopics.Outlet {
    private final List<String> answers = new ArrayList<>();
    private final List<String> cleared = new ArrayList<>();
    private final List<PadName> repeated = new ArrayList<>();

    @Override
    public void answer(String pad, InboundMessage asked, byte[] result) {
      answers.add(pad + " " + new String(result, StandardCharsets.UTF_8));
    }

    @Override
    public void clear(String topic) {
      cleared.add(topic);
    }

    @Override
    public void repeatSettings(PadName pad) {
      repeated.add(pad);
    }
  }

  private void send(String topic, String payload, Retained retained) {
    send(topic, Bytes.copyOf(payload.getBytes(StandardCharsets.UTF_8)), Size.WHOLE, retained);
  }

  private void send(String topic, Bytes payload, Size size, Retained retained) {
    commands.accept(
        new InboundMessage(topic, payload, size, retained, Optional.empty(), Optional.empty()));
    house.turn();
    house.turn();
  }

  private void start() {
    send(BACK + "session/set", "ON", Retained.NO);
    assertEquals("heating", house.view().state());
  }

  /** S8: stop works from any topic, in any form. */
  @ParameterizedTest(name = "{0} with \"{1}\" stops")
  @CsvSource({
    "heatpad/pi/stop, x",
    "heatpad/pi/stop, ''",
    "heatpad/pi/back/stop, ''",
    "heatpad/pi/back/stop, nonsense",
    "heatpad/pi/back/session/set, OFF",
    "heatpad/pi/back/session/set, ' stop '",
    "heatpad/pi/back/session/set, 0",
    "heatpad/pi/back/cmd, '{\"verb\":\"stop\"}'",
    "heatpad/pi/back/cmd, '{\"verb\":\"stop\",\"broken\":'",
  })
  void everyStopStops(String topic, String payload) {
    for (Retained retained : Retained.values()) {
      House fresh = new House(Pads.definition());
      CommandTopics there = new CommandTopics(new Topics("pi"), fresh.inbox, told);
      fresh.ask(Pads.BACK, Pads.start());
      assertEquals("heating", fresh.view().state());
      there.accept(
          new InboundMessage(
              topic,
              Bytes.copyOf(payload.getBytes(StandardCharsets.UTF_8)),
              Size.WHOLE,
              retained,
              Optional.empty(),
              Optional.empty()));
      fresh.turn();
      assertEquals("idle", fresh.view().state(), retained.name());
    }
  }

  @Test
  void aStopThatIsTooLargeToReadStops() {
    start();
    send(BACK + "stop", Bytes.NONE, Size.TOO_LARGE, Retained.NO);
    assertEquals("idle", house.view().state());
  }

  /** S9. */
  @Test
  void aRetainedStartIsRefusedAndCleared() {
    send(BACK + "session/set", "ON", Retained.YES);
    assertEquals("idle", house.view().state());
    assertTrue(told.answers.getFirst().contains("\"retained\""), told.answers::toString);
    assertEquals(List.of(BACK + "session/set"), told.cleared);
  }

  @Test
  void somebodyWhoClearsATopicAsksForNothing() {
    send(BACK + "session/set", "", Retained.NO);
    send(BACK + "cmd", "", Retained.YES);
    assertEquals(List.of(), told.answers);
    assertEquals(List.of(), told.cleared, "clearing is not answered by clearing");
  }

  @Test
  void refusedSettingsArePublishedAgainAndOthersAreNot() {
    send(BACK + "target/set", "99", Retained.NO);
    send(BACK + "target/set", "warm", Retained.NO);
    assertEquals(List.of(Pads.BACK, Pads.BACK), told.repeated);
    send(BACK + "target/set", "38.5", Retained.NO);
    send(BACK + "cmd", "nonsense", Retained.NO);
    assertEquals(2, told.repeated.size());
    assertEquals(38.5, house.view().settings().target().degrees());
  }

  @Test
  void unknownPadsAreAnswered() {
    send("heatpad/pi/knee/session/set", "ON", Retained.NO);
    send("heatpad/pi/KNEE/session/set", "ON", Retained.NO);
    assertEquals(2, told.answers.size());
    told.answers.forEach(answer -> assertTrue(answer.contains(Refusal.UNKNOWN_PAD.text()), answer));
  }

  @Test
  void otherTopicsAreNoneOfOurs() {
    for (String topic :
        List.of(
            "heatpad/other/back/session/set",
            "heatpad/pi/back",
            "heatpad/pi/back/state",
            "heatpad/pi/back/session/set/more",
            "heatpad/pi//")) {
      send(topic, "ON", Retained.NO);
    }
    assertEquals(List.of(), told.answers);
    assertEquals("idle", house.view().state());
  }

  @Test
  void aFullInboxAnswersBusyAndStillTakesStops() {
    start();
    for (int i = 0; i < 10_000; i++) {
      commands.accept(
          new InboundMessage(
              BACK + "session/set",
              Bytes.copyOf("ON".getBytes(StandardCharsets.UTF_8)),
              Size.WHOLE,
              Retained.NO,
              Optional.empty(),
              Optional.empty()));
    }
    assertTrue(told.answers.getLast().contains("\"busy\""), told.answers.getLast());
    send(BACK + "stop", "", Retained.NO);
    assertEquals("idle", house.view().state());
  }

  @Test
  void answersNeverGoToOurOwnTopics() {
    Topics topics = new Topics("pi");
    assertTrue(topics.mayBeAnswered("phone/answers"));
    assertFalse(topics.mayBeAnswered("heatpad/pi/back/heater"));
    assertFalse(topics.mayBeAnswered("homeassistant/device/x/config"));
    assertFalse(topics.mayBeAnswered("$SYS/x"));
  }

  @Test
  void aStartByJsonIsAnsweredWithItsId() {
    send(BACK + "cmd", "{\"id\":\"7\",\"verb\":\"start\",\"minutes\":10}", Retained.NO);
    assertEquals("heating", house.view().state());
    String answer = told.answers.getLast();
    assertTrue(answer.contains("\"id\":\"7\"") && answer.contains("\"minutes\":10"), answer);
  }
}
