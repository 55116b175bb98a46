package dev.heatpad.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.fixture.DaemonProcess;
import dev.heatpad.wire.OpenApi;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stranger in the network, against the program as a person runs it (design 4.4): no address of
 * its interface answers, and a request that was recorded starts nothing a second time.
 */
@Timeout(120)
final class StrangerIT {

  private static final Pattern CODE = Pattern.compile("code: +([0-9]{6}), once, until .*");

  /** What answers anybody, and why. {@code OpenApiIT} holds the description against the server. */
  private static final Map<String, String> PUBLIC =
      Map.of(
          "GET /healthz", "a monitor asks it, and it tells nothing of a person",
          "GET /ca.crt", "whom a phone has to trust before it speaks HTTPS",
          "POST /api/pairing", "it is the way in");

  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

  @TempDir Path directory;

  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void everyAddressOfTheInterfaceAnswersAStrangerWith401() throws Exception {
    try (DaemonProcess daemon = start()) {
      List<String> asked = new ArrayList<>();
      for (Map.Entry<String, JsonNode> path :
          JsonMapper.shared().readTree(OpenApi.document()).get("paths").properties()) {
        for (String method : METHODS) {
          if (!path.getValue().has(method)) {
            continue;
          }
          String operation = method.toUpperCase(Locale.ROOT) + " " + path.getKey();
          asked.add(operation);
          if (!PUBLIC.containsKey(operation)) {
            assertIsShut(daemon, method, path.getKey());
          }
        }
      }
      assertTrue(asked.containsAll(PUBLIC.keySet()), asked::toString);
      assertTrue(asked.contains("POST /api/pads/{pad}/commands"), asked::toString);
      assertTrue(asked.contains("GET /metrics"), asked::toString);
      assertTrue(asked.size() >= 15, asked::toString);
      assertEquals("OFF", session(daemon, pair(daemon)));
    }
  }

  /** Neither without a token, nor under a name of the stranger, nor from a page of the stranger. */
  private void assertIsShut(DaemonProcess daemon, String method, String path) throws Exception {
    String address = path.replaceAll("\\{[^}]*\\}", "back");
    HttpRequest.Builder plain =
        HttpRequest.newBuilder(daemon.web().resolve(address))
            .method(
                method.toUpperCase(Locale.ROOT), BodyPublishers.ofString("{\"verb\":\"start\"}"))
            .header("Content-Type", "application/json");
    assertEquals(401, send(plain).statusCode(), path);
    assertEquals(
        401, send(plain.copy().header("Authorization", "Bearer undefined")).statusCode(), path);
    assertEquals(401, send(plain.copy().header("Cookie", "heatpad_token=x")).statusCode(), path);
  }

  @Test
  void aRecordedStartHeatsOnceAndNeverAgain() throws Exception {
    String token;
    try (DaemonProcess daemon = start()) {
      token = pair(daemon);
      assertEquals(200, command(daemon, token, "start", "a1").statusCode());
      assertEquals("ON", session(daemon, token));
      assertRefusedAsKnown(command(daemon, token, "start", "a1"));
      assertEquals(200, command(daemon, token, "stop", "a2").statusCode());
      assertRefusedAsKnown(command(daemon, token, "start", "a1"));
      assertEquals("OFF", session(daemon, token));
      daemon.terminate();
    }
    try (DaemonProcess daemon = start()) {
      assertRefusedAsKnown(command(daemon, token, "start", "a1"));
      assertEquals("OFF", session(daemon, token));
      String id = daemon.run("pair", "--list").output().getLast().split(" ", 2)[0];
      assertEquals(0, daemon.run("pair", "--revoke", id).exitCode());
      assertEquals(401, command(daemon, token, "start", "a3").statusCode());
    }
  }

  private static void assertRefusedAsKnown(HttpResponse<String> answer) {
    assertEquals(409, answer.statusCode(), answer.body());
    assertEquals(
        "duplicate", JsonMapper.shared().readTree(answer.body()).get("reason").stringValue());
  }

  /** Without limits of day and rest: only the id stands against the recorded request. */
  private DaemonProcess start() {
    return DaemonProcess.start(directory, DaemonProcess.embedded("--set", "sim.unlimited=true"));
  }

  private String session(DaemonProcess daemon, String token) throws Exception {
    HttpResponse<String> pad =
        send(
            HttpRequest.newBuilder(daemon.web().resolve("/api/pads/back"))
                .header("Authorization", "Bearer " + token));
    assertEquals(200, pad.statusCode(), pad.body());
    return JsonMapper.shared().readTree(pad.body()).get("session").stringValue();
  }

  private HttpResponse<String> command(
      DaemonProcess daemon, String token, String verb, String commandId) throws Exception {
    return send(
        HttpRequest.newBuilder(daemon.web().resolve("/api/pads/back/commands"))
            .POST(
                BodyPublishers.ofString(
                    "{\"verb\":\"%s\",\"id\":\"%s\"}".formatted(verb, commandId)))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token));
  }

  private String pair(DaemonProcess daemon) throws Exception {
    String code =
        daemon.run("pair").output().stream()
            .map(CODE::matcher)
            .filter(Matcher::matches)
            .map(match -> match.group(1))
            .findFirst()
            .orElseThrow();
    HttpResponse<String> paired =
        send(
            HttpRequest.newBuilder(daemon.web().resolve("/api/pairing"))
                .POST(
                    BodyPublishers.ofString(
                        "{\"code\":\"%s\",\"name\":\"Anna\",\"keep\":\"token\"}".formatted(code)))
                .header("Content-Type", "application/json"));
    assertEquals(201, paired.statusCode(), paired.body());
    return JsonMapper.shared().readTree(paired.body()).get("token").stringValue();
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
