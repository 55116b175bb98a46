package dev.heatpad.adapter.socket;

import static dev.heatpad.fake.PadSamples.BACK;
import static dev.heatpad.fake.PadSamples.NECK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.CommandResult;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.fake.FakeAccess;
import dev.heatpad.fake.PadSamples;
import dev.heatpad.fixture.FixedArchive;
import dev.heatpad.fixture.MemoryJournal;
import dev.heatpad.loop.AnsweringLoop;
import dev.heatpad.loop.Arrival;
import dev.heatpad.loop.CannotStart;
import dev.heatpad.loop.Deletions;
import dev.heatpad.loop.Inbox;
import dev.heatpad.loop.JournalEntry;
import dev.heatpad.loop.SimulatedControls;
import dev.heatpad.loop.Snapshot;
import dev.heatpad.loop.Snapshots;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Design 4.1: the local socket and its lines. */
@Timeout(60)
final class ControlSocketIT {

  @TempDir Path directory;

  private final Inbox inbox = new Inbox();
  private final Snapshots snapshots = new Snapshots();
  private final AnsweringLoop loop = new AnsweringLoop(inbox, ControlSocketIT::accepted);
  private final FixedArchive archive = new FixedArchive();
  private final MemoryJournal journal = new MemoryJournal();
  private ControlSocket socket;

  @BeforeEach
  void open() throws CannotStart {
    archive.records.add(PadSamples.fullRecord());
    socket = ControlSocket.open(directory, parts(List.of(BACK, NECK)));
    tell(PadSamples.idle(BACK, 1));
    tell(PadSamples.heating(NECK, 2));
  }

  @AfterEach
  void close() {
    socket.close();
    loop.close();
  }

  @Test
  void givesACommandToItsPadAndTheAnswerBack() {
    try (Client client = new Client(socket.path())) {
      JsonNode answer =
          client.ask("{\"verb\":\"start\",\"pad\":\"back\",\"id\":\"i-1\",\"minutes\":5}");
      assertTrue(answer.get("accepted").booleanValue());
      assertEquals("i-1", answer.get("id").stringValue());
      Arrival.Asked asked = loop.asked().getFirst();
      assertEquals(BACK, asked.pad());
      assertEquals(Source.SOCKET, asked.question().source());
      assertEquals(Optional.of("i-1"), asked.question().id());
    }
  }

  @Test
  void namesThePadsWhenACommandNamesNone() {
    try (Client client = new Client(socket.path())) {
      JsonNode none = client.ask("{\"verb\":\"pause\"}");
      assertEquals("unknown_pad", none.get("reason").stringValue());
      assertTrue(none.get("message").stringValue().contains("back, neck"));
      JsonNode wrong = client.ask("{\"verb\":\"stop\",\"pad\":\"bak\"}");
      assertEquals("unknown_pad", wrong.get("reason").stringValue());
      assertEquals(List.of(), loop.asked());
    }
  }

  @Test
  void stopsEveryPadWhenAStopNamesNone() {
    try (Client client = new Client(socket.path())) {
      JsonNode answer = client.ask("{\"verb\":\"stop\"}");
      assertTrue(answer.get("accepted").booleanValue(), "S8");
      assertEquals(
          List.of(BACK, NECK), loop.asked().stream().map(Arrival.Asked::pad).toList(), "S8");
      assertTrue(
          loop.asked().stream()
              .allMatch(asked -> asked.question().command() instanceof Command.Stop));
    }
  }

  @Test
  void obeysAStopWithoutALineEndOrInATooLongLine() {
    try (Client client = new Client(socket.path())) {
      client.send("{\"verb\":\"stop\",\"pad\":\"back\"");
      client.finish();
      assertTrue(client.read().get("accepted").booleanValue(), "S8");
    }
    try (Client client = new Client(socket.path())) {
      JsonNode answer = client.ask("{\"verb\":\"stop\",\"x\":\"" + "y".repeat(100_000) + "\"}");
      assertTrue(answer.get("accepted").booleanValue(), "S8");
    }
  }

  @Test
  void doesNotStartFromALineThatIsTooLong() {
    try (Client client = new Client(socket.path())) {
      JsonNode answer =
          client.ask(
              "{\"verb\":\"start\",\"id\":\"1\",\"pad\":\"back\"}" + " ".repeat(9_000) + "x");
      assertEquals("unreadable", answer.get("reason").stringValue(), "S9");
      assertEquals(List.of(), loop.asked(), "S9");
    }
  }

  /** S10: deleting goes through the journal, which keeps what the budgets need. */
  @Test
  void deletesAFinishedSessionAndNoOther() {
    try (Client client = new Client(socket.path())) {
      String request = "{\"verb\":\"delete\",\"session_id\":\"%s\"}";
      tell(PadSamples.idle(NECK, 3));
      JsonNode deleted = client.ask(request.formatted(PadSamples.SESSION));
      assertTrue(deleted.get("accepted").booleanValue());
      assertEquals(
          List.of(new JournalEntry.SessionDeleted(PadSamples.SESSION)),
          journal.written(JournalEntry.SessionDeleted.class));
      assertFalse(client.ask(request.formatted("none")).get("accepted").booleanValue());
      assertEquals("unreadable", client.ask("{\"verb\":\"delete\"}").get("reason").stringValue());
      tell(PadSamples.heating(NECK, 4));
      JsonNode running = client.ask(request.formatted(PadSamples.SESSION));
      assertEquals("busy", running.get("reason").stringValue(), "it runs");
      assertEquals(1, journal.written(JournalEntry.SessionDeleted.class).size());
    }
  }

  @Test
  void tellsTheStatusOfAllPads() {
    try (Client client = new Client(socket.path())) {
      JsonNode status = client.ask("{\"verb\":\"status\"}");
      assertEquals("pi", status.get("device").stringValue());
      assertEquals("0.1.0", status.get("version").stringValue());
      assertEquals("idle", status.get("pads").get(0).get("state").stringValue());
      assertEquals("heating", status.get("pads").get(1).get("state").stringValue());
    }
  }

  @Test
  void tellsAWatcherOfChangesAndAnswersItMeanwhile() {
    try (Client client = new Client(socket.path())) {
      JsonNode first = client.ask("{\"verb\":\"watch\"}");
      assertEquals(1, first.get("pads").get(0).get("seq").intValue());
      tell(PadSamples.heating(BACK, 3));
      assertEquals("heating", client.read().get("pads").get(0).get("state").stringValue());
      assertEquals("unreadable", client.ask("{\"verb\":\"watch\"}").get("reason").stringValue());
      JsonNode answer = client.ask("{\"verb\":\"stop\",\"pad\":\"back\"}");
      assertTrue(answer.get("accepted").booleanValue());
    }
  }

  @Test
  void readsPastSessions() {
    try (Client client = new Client(socket.path())) {
      JsonNode answer =
          client.ask("{\"verb\":\"sessions\",\"since\":\"2026-11-01T00:00:00Z\",\"limit\":7}");
      assertEquals(1, answer.get("sessions").size());
      assertEquals("pi", answer.get("sessions").get(0).get("device").stringValue());
      assertEquals(Instant.parse("2026-11-01T00:00:00Z"), archive.searches.getFirst().since());
    }
  }

  @Test
  void pressesButtonsOfSimulatedPadsOnly() {
    try (Client client = new Client(socket.path())) {
      JsonNode pressed = client.ask("{\"verb\":\"sim\",\"pad\":\"back\",\"press\":\"arm\"}");
      assertTrue(pressed.get("accepted").booleanValue());
      JsonNode real = client.ask("{\"verb\":\"sim\",\"pad\":\"neck\",\"press\":\"arm\"}");
      assertTrue(real.get("message").stringValue().contains("not simulated"));
    }
  }

  @Test
  void answersWhatItCannotReadAndGoesOn() {
    Random random = new Random(4_711);
    try (Client client = new Client(socket.path())) {
      for (int round = 0; round < 300; round++) {
        byte[] noise = new byte[1 + random.nextInt(200)];
        random.nextBytes(noise);
        for (int i = 0; i < noise.length; i++) {
          noise[i] = noise[i] == '\n' ? (byte) '{' : noise[i];
        }
        noise[0] = '[';
        client.send(noise);
        JsonNode answer = client.ask("");
        assertFalse(answer.get("accepted").booleanValue());
        assertEquals("unreadable", answer.get("reason").stringValue());
      }
      JsonNode long1 = client.ask("z".repeat(1_000_000));
      assertTrue(long1.get("message").stringValue().contains("at most 8192 bytes"));
      assertEquals("pi", client.ask("{\"verb\":\"status\"}").get("device").stringValue());
    }
  }

  @Test
  void servesOnWhenClientsVanishInTheMiddle() {
    for (int round = 0; round < 100; round++) {
      vanishAfter(round % 2 == 0 ? "{\"verb\":\"watch\"}\n{\"ver" : "{\"verb\":\"status\"}\n");
    }
    JsonNode answer;
    do {
      // Busy while the last of those who vanished are noticed; the time-out of the class ends it.
      try (Client client = new Client(socket.path())) {
        answer = client.ask("{\"verb\":\"status\"}");
      } catch (UncheckedIOException refused) {
        answer = MissingNode.getInstance();
      }
    } while (!answer.has("device"));
    assertEquals("pi", answer.get("device").stringValue());
  }

  private void vanishAfter(String text) {
    try (Client client = new Client(socket.path())) {
      client.send(text);
    } catch (UncheckedIOException refused) {
      // The places were taken, and the socket was the first to close. That is allowed.
      assertTrue(refused.getMessage() != null);
    }
  }

  @Test
  void refusesTheConnectionBeyondTheLast() {
    List<Client> clients = new ArrayList<>();
    try {
      for (int number = 0; number < ControlSocket.MAX_CONNECTIONS; number++) {
        Client client = new Client(socket.path());
        clients.add(client);
        assertEquals("pi", client.ask("{\"verb\":\"status\"}").get("device").stringValue());
      }
      for (int number = 0; number < 8; number++) {
        Client client = new Client(socket.path());
        clients.add(client);
        assertEquals("busy", client.read().get("reason").stringValue());
        assertTrue(client.read().isMissingNode(), "closed");
      }
      assertTrue(clients.getFirst().ask("{\"verb\":\"stop\"}").get("accepted").booleanValue());
    } finally {
      clients.forEach(Client::close);
    }
  }

  private static CommandResult accepted(Arrival.Asked asked) {
    boolean runs = asked.pad().equals(NECK);
    return new CommandResult(
        asked.question().id(),
        asked.question().command().verb(),
        Optional.empty(),
        "Done.",
        runs ? Optional.of(PadSamples.SESSION) : Optional.empty(),
        Optional.empty());
  }

  private void tell(Snapshot snapshot) {
    snapshots.changed(snapshot.view(), snapshot.live(), snapshot.stamp());
  }

  private ControlSocket.Parts parts(List<PadName> pads) {
    return new ControlSocket.Parts(
        "pi",
        "0.1.0",
        pads,
        inbox,
        snapshots,
        archive,
        new Deletions(archive, journal, snapshots, _ -> {}),
        ControlSocketIT::press,
        new FakeAccess());
  }

  private static SimulatedControls.Outcome press(PadName pad, SimulatedControls.Press press) {
    return pad.equals(BACK)
        ? SimulatedControls.Outcome.PRESSED
        : SimulatedControls.Outcome.NOT_SIMULATED;
  }
}
