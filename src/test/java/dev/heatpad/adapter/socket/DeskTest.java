package dev.heatpad.adapter.socket;

import static dev.heatpad.fake.PadSamples.BACK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.fake.FakeAccess;
import dev.heatpad.fixture.MemoryJournal;
import dev.heatpad.loop.Archive;
import dev.heatpad.loop.Arrival;
import dev.heatpad.loop.Deletions;
import dev.heatpad.loop.Inbox;
import dev.heatpad.loop.JournalEntry;
import dev.heatpad.loop.LocalAccess;
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
  private final FakeAccess access = new FakeAccess();
  private final Desk desk =
      new Desk(
          new ControlSocket.Parts(
              "pi",
              "0.1.0",
              List.of(BACK),
              inbox,
              new Snapshots(),
              new BrokenDisk(),
              new Deletions(new BrokenDisk(), new MemoryJournal(), new Snapshots(), _ -> {}),
              SimulatedControls.NONE,
              access));

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

  /** Design 4.4: codes are made by those who are local only. */
  @Test
  void makesAPairingCode() throws InterruptedException {
    assertEquals(
        "{\"accepted\":true,\"code\":\"012345\",\"valid_until\":\"2026-11-23T10:10:00Z\","
            + "\"page\":\"http://192.168.1.7:8480\","
            + "\"link\":\"http://192.168.1.7:8480/#pair=012345\"}",
        line("{\"verb\":\"pair\"}"));
    access.invited(new LocalAccess.NotYet());
    assertTrue(line("{\"verb\":\"pair\"}").contains("\"reason\":\"busy\""));
    access.invited(new LocalAccess.NoRoom(32));
    assertTrue(line("{\"verb\":\"pair\"}").contains("No more than 32 phones"));
  }

  @Test
  void listsWhoIsPairedWithoutAnythingOfTheirTokens() throws InterruptedException {
    assertEquals(
        "{\"clients\":[{\"id\":\"0000000a\",\"name\":\"Anna's phone\","
            + "\"paired_at\":\"2026-11-23T10:00:00Z\",\"last_seen_at\":\"2026-11-23T11:00:00Z\"}]}",
        line("{\"verb\":\"clients\"}"));
  }

  @Test
  void sendsAClientAwayOrSaysWhyNot() throws InterruptedException {
    assertTrue(line("{\"verb\":\"revoke\",\"client\":\"0000000a\"}").contains("\"accepted\":true"));
    assertEquals(List.of(), access.clients());
    for (String nobody : List.of("0000000b", "Anna", "0000000A", "../0000000a")) {
      assertTrue(
          line("{\"verb\":\"revoke\",\"client\":\"" + nobody + "\"}").contains("unknown_client"));
    }
  }

  private String line(String request) throws InterruptedException {
    byte[] json = desk.answer(LocalRequest.parse(request.getBytes(StandardCharsets.UTF_8)));
    return new String(json, StandardCharsets.UTF_8);
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
    public List<SessionRecord> sessions(Search search) {
      throw new IllegalStateException("expected by this test");
    }

    @Override
    public Optional<SessionRecord> session(SessionId session) {
      return Optional.empty();
    }

    @Override
    public Optional<Instant> startOf(SessionId session) {
      return Optional.empty();
    }

    @Override
    public List<JournalEntry.Reading> readings(SessionId session) {
      return List.of();
    }
  }
}
