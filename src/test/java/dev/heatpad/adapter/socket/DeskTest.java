package dev.heatpad.adapter.socket;

import static dev.heatpad.fake.PadSamples.BACK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.loop.Archive;
import dev.heatpad.loop.Arrival;
import dev.heatpad.loop.Inbox;
import dev.heatpad.loop.JournalEntry;
import dev.heatpad.loop.SimulatedControls;
import dev.heatpad.loop.Snapshots;
import dev.heatpad.wire.CommandJson;
import dev.heatpad.wire.LocalRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Design 4.3: refusals that no pad gives. */
final class DeskTest {

  private final Inbox inbox = new Inbox();
  private final Desk desk =
      new Desk(
          new ControlSocket.Parts(
              "pi",
              "0.1.0",
              List.of(BACK),
              inbox,
              new Snapshots(),
              new BrokenDisk(),
              SimulatedControls.NONE));

  @Test
  void isBusyWhenTheInboxIsFull() throws InterruptedException {
    Logger.getLogger(Desk.class.getName()).setLevel(Level.OFF);
    Arrival.Question pause =
        new Arrival.Question(
            Source.MQTT,
            new Command.Pause(),
            Arrival.Delivery.LIVE,
            Optional.empty(),
            Optional.empty(),
            _ -> {});
    while (inbox.offer(new Arrival.Asked(BACK, pause))) {
      assertEquals(0, inbox.dropped());
    }
    assertEquals(Optional.of("busy"), reason("{\"verb\":\"start\",\"id\":\"1\"}"));
  }

  @Test
  void saysThatPastSessionsCannotBeRead() throws InterruptedException {
    Logger.getLogger(Desk.class.getName()).setLevel(Level.OFF);
    assertEquals(Optional.of("storage"), reason("{\"verb\":\"sessions\"}"));
  }

  @Test
  void takesTheOnlyPadWhereNoneIsNamed() throws InterruptedException {
    CommandJson.Answer answer = answer("{\"verb\":\"sim\",\"press\":\"stop\"}");
    assertTrue(answer.message().contains("The pad back is not simulated"), answer.message());
  }

  private Optional<String> reason(String line) throws InterruptedException {
    return answer(line).reason();
  }

  private CommandJson.Answer answer(String line) throws InterruptedException {
    byte[] json = desk.answer(LocalRequest.parse(line.getBytes(StandardCharsets.UTF_8)));
    return CommandJson.readAnswer(json).orElseThrow();
  }

  private record BrokenDisk() implements Archive {
    @Override
    public List<SessionRecord> sessions(Instant since, int limit) {
      throw new IllegalStateException("expected by this test");
    }

    @Override
    public List<JournalEntry.Reading> readings(SessionId session) {
      return List.of();
    }
  }
}
