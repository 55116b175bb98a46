package dev.heatpad.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.fixture.Await;
import dev.heatpad.fixture.DaemonProcess;
import dev.heatpad.fixture.DaemonProcess.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** ADR 13, with the jar as people run it. */
@Timeout(180)
class CertificatesIT {

  private static final String[] RUN = DaemonProcess.embedded("--set", "web.tls-listen=127.0.0.1:0");

  @TempDir Path directory;

  private Path tls(String name) {
    return directory.resolve("tls").resolve(name);
  }

  private static SSLContext trusting(byte[] certificate) throws Exception {
    Path file = Files.createTempFile("ca", ".crt");
    Files.write(file, certificate);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("ca", read(file));
    Files.delete(file);
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private static X509Certificate read(Path pem) throws Exception {
    try (InputStream in = Files.newInputStream(pem)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private static HttpResponse<byte[]> get(SSLContext trust, URI address) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().sslContext(trust).build()) {
      return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
    }
  }

  @Test
  void aPhoneFetchesTheAuthorityAndThenTrustsThePage() throws Exception {
    Outcome made = DaemonProcess.run(directory, "certificates");
    assertEquals(0, made.exitCode(), made::all);
    byte[] certificate = read(tls("ca.crt")).getEncoded();
    String fingerprint =
        HexFormat.ofDelimiter(":")
            .withUpperCase()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
    assertTrue(
        String.join("", made.output()).replace(" ", "").contains(fingerprint.substring(0, 47)),
        made::all);
    assertTrue(made.all().contains(fingerprint.substring(48)), made::all);
    assertFalse(made.all().contains(Files.readString(tls("password"))), "the password is told");
    try (DaemonProcess daemon = DaemonProcess.start(directory, RUN)) {
      Await.until("https is told", () -> daemon.secureWeb().isPresent());
      SSLContext nobody = SSLContext.getDefault();
      HttpResponse<byte[]> authority = get(nobody, daemon.web().resolve("/ca.crt"));
      assertEquals(200, authority.statusCode());
      SSLContext phone = trusting(authority.body());
      URI page = daemon.secureWeb().orElseThrow();
      assertEquals(200, get(phone, page.resolve("/")).statusCode());
      assertEquals(
          200,
          get(phone, URI.create("https://localhost:" + page.getPort() + "/healthz")).statusCode());
      assertEquals(401, get(phone, page.resolve("/api/pads")).statusCode());
      Outcome check = daemon.run("check");
      assertTrue(check.all().contains("ok: the certificate for HTTPS is valid until"), check::all);
      assertFalse(String.join("\n", daemon.lines()).contains(Files.readString(tls("password"))));
    }
  }

  @Test
  void withoutCertificatesThereIsNoHttps() throws Exception {
    try (DaemonProcess daemon = DaemonProcess.start(directory, RUN)) {
      HttpResponse<byte[]> none = get(SSLContext.getDefault(), daemon.web().resolve("/ca.crt"));
      assertEquals(404, none.statusCode());
      assertTrue(daemon.secureWeb().isEmpty());
    }
  }

  @Test
  void anEndedCertificateIsRefusedAtTheStart() throws Exception {
    assertEquals(0, DaemonProcess.run(directory, "certificates").exitCode());
    replaceServerKey("-10d", 5);
    refuses("The certificate for HTTPS in " + tls("web.p12") + " ended on ");
    assertEquals(0, DaemonProcess.run(directory, "certificates").exitCode());
    try (DaemonProcess daemon = DaemonProcess.start(directory, RUN)) {
      Await.until("https is told", () -> daemon.secureWeb().isPresent());
    }
  }

  @Test
  void aKeyThatOthersMayReadIsRefusedAtTheStart() throws Exception {
    assertEquals(0, DaemonProcess.run(directory, "certificates").exitCode());
    Files.setPosixFilePermissions(tls("web.p12"), PosixFilePermissions.fromString("rw-r--r--"));
    refuses("Others may read or change the key file " + tls("web.p12"));
  }

  @Test
  void aCheckWarnsBeforeTheEnd() throws Exception {
    assertEquals(0, DaemonProcess.run(directory, "certificates").exitCode());
    replaceServerKey("-1d", 29);
    Outcome check =
        DaemonProcess.run(
            directory,
            "check",
            "--set",
            "mqtt.listen=127.0.0.1:0",
            "--set",
            "web.tls-listen=127.0.0.1:0");
    assertEquals(0, check.exitCode(), check::all);
    assertTrue(check.all().contains("warning: the certificate for HTTPS ends on"), check::all);
  }

  /** The start and the check say the same. */
  private void refuses(String beginning) {
    try (DaemonProcess daemon = DaemonProcess.launch(directory, RUN)) {
      assertEquals(1, daemon.waitForEnd(), () -> String.join("\n", daemon.lines()));
      Await.until(
          "the reason",
          () -> daemon.lines().stream().anyMatch(line -> line.startsWith("heatpad: " + beginning)));
    }
    Outcome check = DaemonProcess.run(directory, "check", "--set", "mqtt.listen=127.0.0.1:0");
    assertEquals(1, check.exitCode(), check::all);
    assertTrue(check.all().contains("problem: " + beginning), check::all);
  }

  private void replaceServerKey(String start, int days) throws IOException, InterruptedException {
    Files.delete(tls("web.p12"));
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-keystore",
            tls("web.p12").toString(),
            "-storetype",
            "PKCS12",
            "-storepass:file",
            tls("password").toString(),
            "-alias",
            "web",
            "-dname",
            "CN=x",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-startdate",
            start,
            "-validity",
            Integer.toString(days));
    assertEquals(0, new ProcessBuilder(command).start().waitFor());
    Files.setPosixFilePermissions(tls("web.p12"), PosixFilePermissions.fromString("rw-------"));
  }
}
