package dev.heatpad.adapter.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.adapter.journal.JournalException;
import dev.heatpad.adapter.journal.SqliteJournal;
import dev.heatpad.loop.CannotStart;
import dev.heatpad.loop.TokenHash;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;

/** Design 4.4: a token is nowhere but with its client. */
@Timeout(60)
final class SecretsIT {

  @TempDir Path directory;

  /** Everything that is logged while somebody is paired, asks, fails and is sent away. */
  @Test
  void theTokenIsInNoLogAndInTheJournalOnlyAsItsHash() throws Exception {
    Recorder recorder = new Recorder();
    Logger root = Logger.getLogger("");
    Logger ours = Logger.getLogger("dev.heatpad");
    Level before = ours.getLevel();
    root.addHandler(recorder);
    ours.setLevel(Level.ALL);
    // Another test may have silenced it.
    Logger.getLogger(Problems.class.getName()).setLevel(null);
    try {
      String code = run();
      assertTrue(recorder.text().contains("A web request failed"), "something is logged");
      assertFalse(recorder.text().contains(code), "the code");
    } finally {
      root.removeHandler(recorder);
      ours.setLevel(before);
    }
    String token = Files.readString(directory.resolve("token.txt"));
    assertEquals(43, token.length());
    assertFalse(recorder.text().contains(token), "the token");
    assertTrue(isInJournal(TokenHash.of(token).hex()), "the journal keeps the hash");
    assertFalse(isInJournal(token), "and not the token");
  }

  /** Gives the code; the token of the one who stays goes into a file beside the journal. */
  private String run() throws JournalException, CannotStart, IOException, InterruptedException {
    SqliteJournal.Opened opened = SqliteJournal.open(journal(), InstantSource.system());
    TestDoor door = new TestDoor(opened.content().clients(), opened.journal());
    try (WebServer server =
            WebServer.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                door.gate(),
                List.of(
                    new AccessRoutes("pi", "0.1.0", door.access()),
                    routes ->
                        routes.get(
                            "/api/broken",
                            _ -> {
                              throw new IllegalStateException("expected by this test");
                            })));
        HttpClient client = HttpClient.newHttpClient()) {
      String code = door.code();
      HttpRequest.Builder pairing =
          at(server, "/api/pairing")
              .POST(
                  BodyPublishers.ofString(
                      "{\"code\":\"%s\",\"name\":\"a\",\"keep\":\"token\"}".formatted(code)))
              .header("Content-Type", "application/json");
      HttpResponse<String> paired = client.send(pairing.build(), BodyHandlers.ofString());
      String token = new ObjectMapper().readTree(paired.body()).get("token").stringValue();
      for (String path : List.of("/api/me", "/api/broken", "/api/nothing")) {
        client.send(
            at(server, path).header("Authorization", "Bearer " + token).build(),
            BodyHandlers.discarding());
        client.send(
            at(server, path).header("Cookie", "heatpad_token=" + token).build(),
            BodyHandlers.discarding());
      }
      TestDoor.Phone gone = door.letIn("gone");
      client.send(
          at(server, "/api/clients/" + gone.client().id())
              .DELETE()
              .header("Authorization", "Bearer " + token)
              .build(),
          BodyHandlers.discarding());
      Files.writeString(directory.resolve("token.txt"), token);
      return code;
    } finally {
      opened.journal().close();
    }
  }

  private Path journal() {
    return directory.resolve("journal");
  }

  private static HttpRequest.Builder at(WebServer server, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private boolean isInJournal(String text) throws IOException {
    boolean found = false;
    try (Stream<Path> files = Files.walk(journal(), 1)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        found |= new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
      }
    }
    return found;
  }

  private static final class Recorder extends Handler {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @Override
    public void publish(LogRecord logged) {
      StringWriter line = new StringWriter();
      line.append(String.valueOf(logged.getMessage()));
      Object[] parameters = logged.getParameters();
      for (Object parameter : parameters == null ? new Object[0] : parameters) {
        line.append(' ').append(String.valueOf(parameter));
      }
      if (logged.getThrown() != null) {
        logged.getThrown().printStackTrace(new PrintWriter(line));
      }
      lines.add(line.toString());
    }

    String text() {
      return String.join("\n", lines);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
