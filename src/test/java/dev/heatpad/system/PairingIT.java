package dev.heatpad.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.fixture.Await;
import dev.heatpad.fixture.DaemonProcess;
import dev.heatpad.fixture.DaemonProcess.Outcome;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The program and its commands as a person pairs a phone with them (design 4.4). */
class PairingIT {

  private static final Pattern CODE = Pattern.compile("code: +([0-9]{6}), once, until .*");

  @TempDir Path directory;

  @Test
  void aPhoneIsPairedStaysSoOverARestartAndIsSentAway() throws Exception {
    String token;
    try (DaemonProcess daemon = start()) {
      Await.until("the first code", () -> code(daemon.lines()).isPresent());
      assertTrue(daemon.lines().contains("link:  " + daemon.web() + "/#pair=" + first(daemon)));
      assertEquals(401, pads(daemon, "none").statusCode());
      assertEquals(403, pair(daemon, other(first(daemon))).statusCode());
      Outcome newer = daemon.run("pair");
      String code = code(newer.output()).orElseThrow();
      HttpResponse<String> paired = pair(daemon, code);
      assertEquals(201, paired.statusCode(), paired.body());
      token = JsonMapper.shared().readTree(paired.body()).get("token").stringValue();
      assertEquals(200, pads(daemon, token).statusCode());
      daemon.terminate();
      assertFalse(String.join("\n", daemon.lines()).contains(token));
    }
    assertFalse(isIn(directory, token));
    try (DaemonProcess daemon = start()) {
      assertEquals(200, pads(daemon, token).statusCode());
      Outcome list = daemon.run("pair", "--list");
      assertEquals(2, list.output().size(), list::all);
      String line = list.output().getLast();
      assertTrue(line.endsWith("Anna's phone"), line);
      Outcome revoked = daemon.run("pair", "--revoke", line.split(" ", 2)[0]);
      assertEquals(0, revoked.exitCode(), revoked::all);
      assertEquals(401, pads(daemon, token).statusCode());
      assertEquals(1, daemon.run("pair", "--revoke", "00000000").exitCode());
      assertTrue(code(daemon.lines()).isEmpty(), "somebody was paired at the start");
    }
  }

  private DaemonProcess start() {
    return DaemonProcess.start(directory, DaemonProcess.embedded());
  }

  private static String first(DaemonProcess daemon) {
    return code(daemon.lines()).orElseThrow();
  }

  private static String other(String code) {
    return "%06d".formatted((Integer.parseInt(code) + 1) % 1_000_000);
  }

  private static Optional<String> code(List<String> lines) {
    return lines.stream()
        .map(CODE::matcher)
        .filter(Matcher::matches)
        .map(match -> match.group(1))
        .findFirst();
  }

  private static HttpResponse<String> pads(DaemonProcess daemon, String token) throws Exception {
    return send(
        HttpRequest.newBuilder(daemon.web().resolve("/api/pads"))
            .header("Authorization", "Bearer " + token));
  }

  private static HttpResponse<String> pair(DaemonProcess daemon, String code) throws Exception {
    String body = "{\"code\":\"%s\",\"name\":\"Anna's phone\",\"keep\":\"token\"}".formatted(code);
    return send(
        HttpRequest.newBuilder(daemon.web().resolve("/api/pairing"))
            .POST(BodyPublishers.ofString(body))
            .header("Content-Type", "application/json"));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  private static boolean isIn(Path directory, String text) throws IOException {
    boolean found = false;
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        found |= new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
      }
    }
    return found;
  }
}
