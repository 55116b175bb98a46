package dev.heatpad.adapter.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The phone page's files as a browser gets them. Design 4.4: served by the program itself. */
final class PageFilesIT {

  private final HttpClient client = HttpClient.newHttpClient();
  private WebServer server;

  @BeforeEach
  void open() throws Exception {
    server =
        WebServer.open(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            new TestDoor().gate(),
            List.of());
  }

  @AfterEach
  void close() {
    server.close();
    client.close();
  }

  @Test
  void eachLibraryThatTheImportMapNamesIsThere() throws Exception {
    for (Map.Entry<String, JsonNode> entry : imports().properties()) {
      String path = entry.getValue().asString();
      if (!path.endsWith("/")) {
        HttpResponse<byte[]> answer = get(path);
        assertEquals(200, answer.statusCode(), path);
        assertEquals("text/javascript", answer.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(
            answer.headers().firstValue("Cache-Control").orElseThrow().contains("immutable"));
      }
    }
  }

  @Test
  void thePageAllowsNoScriptButItsOwn() throws Exception {
    HttpResponse<byte[]> page = get("/");
    String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
    assertTrue(policy.startsWith("default-src 'none'; script-src 'self' 'sha256-"), policy);
    assertFalse(policy.contains("unsafe"), policy);
    assertFalse(policy.contains("http"), "nobody else is named: " + policy);
    String html = new String(unpacked(page), StandardCharsets.UTF_8);
    long inline = html.lines().filter(line -> line.matches(".*<script(?![^>]*src=).*")).count();
    assertEquals(1, inline, "the import map alone");
  }

  @Test
  void afterAnUpdateNoOldPageIsShown() throws Exception {
    assertEquals("no-store", get("/").headers().firstValue("Cache-Control").orElseThrow());
  }

  @Test
  void filesComeCompressed() throws Exception {
    HttpResponse<byte[]> page = get("/");
    assertEquals("gzip", page.headers().firstValue("Content-Encoding").orElseThrow());
    assertTrue(new String(unpacked(page), StandardCharsets.UTF_8).contains("<title>"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dev/heatpad/journal/001-sessions.sql",
        "/lib/../../../dev/heatpad/Main.class",
        "/lib/%2e%2e/%2e%2e/%2e%2e/dev/heatpad/Main.class",
        "/app/%2e%2e/%2e%2e/Main.class",
        "/app/..%2f..%2fMain.class",
        "/app/",
        "/lib/"
      })
  void nothingElseOfTheProgramIsServed(String path) throws Exception {
    int status = get(path).statusCode();
    assertTrue(status == 404 || status == 400 || status == 401, path + ": " + status);
  }

  private static JsonNode imports() {
    String map = PageFiles.importMap(PageFiles.text("/dev/heatpad/web/index.html"));
    return new JsonMapper().readTree(map).get("imports");
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + server.port() + path);
    return client.send(
        HttpRequest.newBuilder(address).header("Accept-Encoding", "gzip").build(),
        BodyHandlers.ofByteArray());
  }

  private static byte[] unpacked(HttpResponse<byte[]> answer) throws IOException {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      return gzip.readAllBytes();
    }
  }
}
