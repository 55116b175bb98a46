package dev.heatpad.adapter.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.adapter.web.AuthorityRoutes;
import dev.heatpad.adapter.web.Gate;
import dev.heatpad.adapter.web.HostCheck;
import dev.heatpad.adapter.web.Listen;
import dev.heatpad.adapter.web.PairedClients;
import dev.heatpad.adapter.web.Routes;
import dev.heatpad.adapter.web.WebServer;
import dev.heatpad.loop.CannotStart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ADR 13: the real web server with a certificate of the local authority. */
@Timeout(60)
final class HttpsIT {

  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);

  /** The suites are one of 2008 that TLS 1.2 still takes here, and the usual ones of TLS 1.1. */
  private static final String HELLO_SUITES = "0006c02bc009002f";

  @TempDir static Path data;

  private static ServerCertificate certificate;
  private static SSLContext phone;
  private static WebServer server;

  @BeforeAll
  static void open() throws Exception {
    TlsFolder folder = TlsFolder.in(data);
    Authorities.make(folder);
    certificate = ServerCertificate.load(folder, Instant.now()).orElseThrow();
    phone = Authorities.trusting(Authorities.read(folder.authorityCertificate()));
    server = WebServer.open(listen(ANY_PORT, ANY_PORT), gate(), routes());
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static Listen listen(InetSocketAddress plain, InetSocketAddress secure) {
    return new Listen(plain, Optional.of(new Listen.Secure(secure, certificate.context())));
  }

  private static List<Routes> routes() {
    return List.of(
        new AuthorityRoutes(Optional.of(certificate.authority())),
        routes -> routes.get("/healthz", context -> context.result(context.scheme())));
  }

  private static Gate gate() {
    return new Gate(
        new HostCheck(certificate.names(), List.of()),
        new PairedClients(List.of(), (entry, answer) -> {}, new SecureRandom()),
        InstantSource.system());
  }

  private static int securePort() {
    return server.securePort().orElseThrow();
  }

  private static HttpResponse<byte[]> get(String address) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().sslContext(phone).build()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofByteArray());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1"})
  void aPhoneWithTheAuthorityIsServedByNameAndByAddress(String host) throws Exception {
    HttpResponse<byte[]> response = get("https://" + host + ":" + securePort() + "/healthz");
    assertEquals(200, response.statusCode());
    assertEquals("https", new String(response.body(), StandardCharsets.UTF_8));
    assertEquals("TLSv1.3", response.sslSession().orElseThrow().getProtocol());
    assertEquals("no-store", response.headers().firstValue("Cache-Control").orElse(""));
  }

  @Test
  void plainHttpStaysBesideIt() throws Exception {
    HttpResponse<byte[]> response = get("http://127.0.0.1:" + server.port() + "/healthz");
    assertEquals("http", new String(response.body(), StandardCharsets.UTF_8));
  }

  @Test
  void anybodyGetsTheAuthoritysCertificateAsPhonesTakeIt() throws Exception {
    for (String place :
        List.of("http://127.0.0.1:" + server.port(), "https://127.0.0.1:" + securePort())) {
      HttpResponse<byte[]> response = get(place + "/ca.crt");
      assertEquals(200, response.statusCode());
      assertEquals(
          "application/x-x509-ca-cert", response.headers().firstValue("Content-Type").orElse(""));
      assertArrayEquals(certificate.authority(), response.body());
      assertFalse(
          new String(response.body(), StandardCharsets.US_ASCII).contains("PRIVATE"), place);
    }
  }

  @Test
  void withoutAnAuthorityThereIsNothingToInstall() throws Exception {
    try (WebServer plain =
        WebServer.open(
            Listen.plainly(ANY_PORT), gate(), List.of(new AuthorityRoutes(Optional.empty())))) {
      HttpResponse<byte[]> response = get("http://127.0.0.1:" + plain.port() + "/ca.crt");
      assertEquals(404, response.statusCode());
      assertEquals(
          "application/problem+json", response.headers().firstValue("Content-Type").orElse(""));
      assertTrue(plain.securePort().isEmpty());
    }
  }

  /** Connects to the server, and expects it to be the one of this name. */
  private static SSLSocket connect(SSLContext trust, String name, String... protocols)
      throws IOException {
    Socket plain = new Socket(InetAddress.getLoopbackAddress(), securePort());
    SSLSocket socket =
        (SSLSocket) trust.getSocketFactory().createSocket(plain, name, securePort(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (protocols.length > 0) {
      parameters.setProtocols(protocols);
    }
    socket.setSSLParameters(parameters);
    return socket;
  }

  @Test
  void aPhoneWithAnotherAuthorityRefuses(@TempDir Path elsewhere) throws Exception {
    X509Certificate other = Authorities.make(TlsFolder.in(elsewhere)).authority();
    try (SSLSocket trusted = connect(phone, "localhost");
        SSLSocket untrusted = connect(Authorities.trusting(other), "localhost")) {
      trusted.startHandshake();
      assertThrows(SSLHandshakeException.class, untrusted::startHandshake);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pi.local", "127.0.0.2", "localhost.example"})
  void aPhoneThatAsksForAnotherNameRefuses(String name) throws Exception {
    try (SSLSocket socket = connect(phone, name)) {
      SSLHandshakeException refused =
          assertThrows(SSLHandshakeException.class, socket::startHandshake);
      assertTrue(String.valueOf(refused.getMessage()).contains(name), refused::getMessage);
    }
  }

  /** Whether the name is right is for the browser to say; other checks look at the Host header. */
  @Test
  void theServerItselfRefusesNoName() throws Exception {
    for (String host : List.of("192.0.2.7:8443", "[2001:db8::1]:8443")) {
      try (SSLSocket socket = connect(phone, "localhost")) {
        socket
            .getOutputStream()
            .write(
                ("GET /healthz HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        String answer =
            new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void bothVersionsThatAreGoodAreSpoken(String protocol) throws Exception {
    try (SSLSocket socket = connect(phone, "localhost", protocol)) {
      socket.startHandshake();
      assertEquals(protocol, socket.getSession().getProtocol());
    }
  }

  /** Java's own client does not speak 1.1 either, so the bytes are written by hand. */
  @Test
  void olderVersionsAreRefused() throws Exception {
    byte[] handshake = {0x16};
    assertArrayEquals(handshake, HexFormat.of().parseHex(answer("0303").substring(0, 2)));
    for (String version : List.of("0302", "0301", "0300")) {
      String alert = answer(version);
      assertTrue(alert.startsWith("15"), alert);
      assertEquals("0246", alert.substring(10, 14), "fatal, protocol version");
    }
  }

  /** What the server answers to the hello of a client whose newest version is this one. */
  private static String answer(String version) throws IOException {
    String extensions = "000a00040002" + "0017" + "000b00020100" + "000d00040002" + "0403";
    String body =
        version
            + "5a".repeat(32)
            + "00"
            + HELLO_SUITES
            + "0100"
            + HexFormat.of().toHexDigits((short) (extensions.length() / 2))
            + extensions;
    ByteArrayOutputStream hello = new ByteArrayOutputStream();
    int length = body.length() / 2;
    hello.writeBytes(
        HexFormat.of()
            .parseHex("160301" + HexFormat.of().toHexDigits((short) (length + 4)) + "0100"));
    hello.writeBytes(HexFormat.of().parseHex(HexFormat.of().toHexDigits((short) length) + body));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), securePort())) {
      socket.getOutputStream().write(hello.toByteArray());
      byte[] head = socket.getInputStream().readNBytes(7);
      return HexFormat.of().formatHex(head);
    }
  }

  @Test
  void theSettingOfATakenPortIsNamed() {
    InetSocketAddress taken =
        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), securePort());
    CannotStart secure =
        assertThrows(
            CannotStart.class, () -> WebServer.open(listen(ANY_PORT, taken), gate(), routes()));
    assertTrue(
        secure.sentence().startsWith("web.tls-listen = \"127.0.0.1:" + securePort() + "\""),
        secure.sentence());
    CannotStart plain =
        assertThrows(
            CannotStart.class, () -> WebServer.open(listen(taken, ANY_PORT), gate(), routes()));
    assertTrue(
        plain.sentence().startsWith("web.listen = \"127.0.0.1:" + securePort() + "\""),
        plain.sentence());
  }
}
