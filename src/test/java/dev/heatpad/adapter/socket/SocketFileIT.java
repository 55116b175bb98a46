package dev.heatpad.adapter.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.fake.FakeAccess;
import dev.heatpad.fake.PadSamples;
import dev.heatpad.fixture.FixedArchive;
import dev.heatpad.fixture.MemoryJournal;
import dev.heatpad.loop.CannotStart;
import dev.heatpad.loop.Deletions;
import dev.heatpad.loop.Inbox;
import dev.heatpad.loop.SimulatedControls;
import dev.heatpad.loop.Snapshots;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Design 4.1: {@code control.sock}, mode 0660, one program at a time. */
@Timeout(60)
final class SocketFileIT {

  @TempDir Path directory;

  @Test
  void onlyOwnerAndGroupMayConnect() throws IOException, CannotStart {
    try (ControlSocket socket = open(directory.resolve("made"))) {
      assertEquals(
          "rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.path())));
      assertFalse(Files.exists(socket.path().resolveSibling(".new")));
    }
    assertFalse(Files.exists(directory.resolve("made/control.sock")), "removed at the end");
  }

  @Test
  void replacesWhatAKilledProgramLeft() throws IOException, CannotStart {
    Path file = directory.resolve("control.sock");
    try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      killed.bind(UnixDomainSocketAddress.of(file));
    }
    assertTrue(Files.exists(file));
    try (ControlSocket socket = open(directory);
        Client client = new Client(socket.path())) {
      assertEquals("pi", client.ask("{\"verb\":\"status\"}").get("device").stringValue());
    }
  }

  @Test
  void leavesAProgramThatAnswersAlone() throws CannotStart {
    try (ControlSocket first = open(directory)) {
      CannotStart refused = assertThrows(CannotStart.class, () -> open(directory));
      assertTrue(refused.sentence().contains("Another heatpad answers"), refused.sentence());
      try (Client client = new Client(first.path())) {
        assertEquals("pi", client.ask("{\"verb\":\"status\"}").get("device").stringValue());
      }
    }
  }

  @Test
  void neverDeletesAFileThatIsNoSocket() throws IOException {
    Path file = Files.writeString(directory.resolve("control.sock"), "letters");
    CannotStart refused = assertThrows(CannotStart.class, () -> open(directory));
    assertTrue(refused.sentence().contains("no socket"), refused.sentence());
    assertEquals("letters", Files.readString(file));
  }

  @Test
  void namesTheSettingWhenThePathIsTooLong() {
    CannotStart refused =
        assertThrows(CannotStart.class, () -> open(directory.resolve("d".repeat(100))));
    assertTrue(refused.sentence().contains("runtime.directory"), refused.sentence());
    assertEquals(1, refused.sentence().lines().count());
  }

  @Test
  void namesTheSettingWhenTheDirectoryCannotBeMade() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    CannotStart refused = assertThrows(CannotStart.class, () -> open(file.resolve("below")));
    assertTrue(refused.sentence().contains("runtime.directory"), refused.sentence());
  }

  private static ControlSocket open(Path runtimeDirectory) throws CannotStart {
    return ControlSocket.open(
        runtimeDirectory,
        new ControlSocket.Parts(
            "pi",
            "0.1.0",
            List.of(PadSamples.BACK),
            new Inbox(),
            new Snapshots(),
            new FixedArchive(),
            new Deletions(new FixedArchive(), new MemoryJournal(), new Snapshots(), _ -> {}),
            SimulatedControls.NONE,
            new FakeAccess()));
  }
}
