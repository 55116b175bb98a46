package dev.heatpad.adapter.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.heatpad.adapter.mqtt.BrokerAccess.Account;
import dev.heatpad.adapter.mqtt.BrokerAccess.TlsFiles;
import dev.heatpad.fixture.Await;
import dev.heatpad.fixture.Mosquitto;
import dev.heatpad.fixture.TestAuthority;
import dev.heatpad.fixture.TestAuthority.Pair;
import dev.heatpad.fixture.TestAuthority.Validity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * ADR 15: with TLS the link trusts only what it was told to, says in one sentence why it does not,
 * stays down then, and is back when that was mended. Against a real Mosquitto.
 */
@Timeout(60)
class BrokerTlsIT {

  private static final String THIS_COMPUTER = "dns:localhost,ip:127.0.0.1";

  @TempDir static Path certificates;

  private static TestAuthority authority;
  private static Pair server;

  @TempDir Path directory;

  @BeforeAll
  static void makeCertificates() {
    authority = new TestAuthority(certificates.resolve("ours"));
    server = authority.server("server", Validity.NOW, THIS_COMPUTER);
  }

  private Mosquitto broker(Pair identity, String... more) {
    return Mosquitto.start(
        directory,
        "user root",
        "certfile " + identity.certificate(),
        "keyfile " + identity.key(),
        String.join("\n", more));
  }

  private static LinkUnderTest link(int port, BrokerAccess access) {
    LinkSettings plain = LinkUnderTest.settings(port);
    return LinkUnderTest.start(
        new LinkSettings(
            new BrokerAddress(BrokerAddress.Transport.TLS, "127.0.0.1", port),
            plain.clientId(),
            access,
            plain.availability(),
            plain.subscriptions(),
            plain.schedule(),
            plain.keepAlive(),
            plain.others()));
  }

  private static BrokerAccess trusting(Path certificate) {
    return new BrokerAccess(
        Optional.empty(),
        new TlsFiles(Optional.of(certificate), Optional.empty(), Optional.empty()));
  }

  private static BrokerAccess with(Pair client) {
    return new BrokerAccess(
        Optional.empty(),
        new TlsFiles(
            Optional.of(authority.certificate()),
            Optional.of(client.certificate()),
            Optional.of(client.key())));
  }

  private static void says(LinkUnderTest link, int port, String cause) {
    Await.until("the link tells: " + link.sentences, () -> !link.sentences.isEmpty());
    assertEquals(
        "The MQTT broker at mqtts://127.0.0.1:"
            + port
            + " cannot be reached: "
            + cause
            + ". Heatpad keeps trying; sessions go on under local rules.",
        link.sentences.getFirst());
    assertFalse(link.isUp());
  }

  private void refused(Pair identity, BrokerAccess access, String cause, String... more) {
    try (Mosquitto broker = broker(identity, more);
        LinkUnderTest link = link(broker.port(), access)) {
      says(link, broker.port(), cause);
    }
  }

  @Test
  void whomTheAuthoritySignedIsTrusted() {
    try (Mosquitto broker = broker(server);
        LinkUnderTest link = link(broker.port(), trusting(authority.certificate()))) {
      link.awaitUp();
      assertEquals(List.of(), link.sentences);
    }
  }

  @Test
  void anotherAuthorityIsNotTrustedUntilItIsNamed() throws IOException {
    Path named = directory.resolve("ca.crt");
    Files.copy(new TestAuthority(directory.resolve("theirs")).certificate(), named);
    try (Mosquitto broker = broker(server);
        LinkUnderTest link = link(broker.port(), trusting(named))) {
      says(
          link,
          broker.port(),
          "its certificate was not signed by who is trusted here, check mqtt.certificate-authority");
      Files.copy(authority.certificate(), named, StandardCopyOption.REPLACE_EXISTING);
      link.awaitUp();
    }
  }

  @Test
  void theAuthoritiesOfJavaDoNotTrustOurs() {
    refused(
        server,
        BrokerAccess.anonymous(),
        "its certificate was not signed by who is trusted here, check mqtt.certificate-authority");
  }

  @Test
  void aCertificateThatHasEndedIsNotTrusted() {
    refused(
        authority.server("ended", Validity.ENDED, THIS_COMPUTER),
        trusting(authority.certificate()),
        "its certificate has ended by the clock of this computer, renew it at the broker or set"
            + " the clock");
  }

  @Test
  void aCertificateThatHasNotBegunIsNotTrusted() {
    refused(
        authority.server("later", Validity.LATER, THIS_COMPUTER),
        trusting(authority.certificate()),
        "its certificate is not valid yet by the clock of this computer, set the clock");
  }

  @Test
  void aCertificateForAnotherNameIsNotTrusted() {
    refused(
        authority.server("elsewhere", Validity.NOW, "dns:elsewhere.example,ip:192.0.2.1"),
        trusting(authority.certificate()),
        "its certificate is for other names than the one in mqtt.broker, write one of its names"
            + " there or make a certificate with this one");
  }

  /** No name for a broker, only for something else of the same authority. */
  @Test
  void aCertificateWithoutNamesIsNotTrusted() {
    refused(
        authority.server("nameless", Validity.NOW, "uri:urn:nobody"),
        trusting(authority.certificate()),
        "its certificate is for other names than the one in mqtt.broker, write one of its names"
            + " there or make a certificate with this one");
  }

  @Test
  void aBrokerInPlainTextIsNotTalkedTo() {
    try (Mosquitto broker = Mosquitto.start(directory);
        LinkUnderTest link = link(broker.port(), trusting(authority.certificate()))) {
      says(
          link, broker.port(), "it does not speak TLS at this port, check the port in mqtt.broker");
    }
  }

  @Test
  void aFileThatIsMissingOrNoCertificateIsNamed() throws IOException {
    Path file = directory.resolve("ca.crt");
    try (Mosquitto broker = broker(server);
        LinkUnderTest link = link(broker.port(), trusting(file))) {
      String which = "the file " + file + " (mqtt.certificate-authority) ";
      says(link, broker.port(), which + "is not there; bring it or correct the key");
      Files.copy(authority.certificate(), file);
      link.awaitUp();
    }
    Files.writeString(file, "a poem");
    refused(
        server,
        trusting(file),
        "the file "
            + file
            + " (mqtt.certificate-authority) holds no certificate in PEM; name one that begins"
            + " with -----BEGIN");
  }

  @Test
  void aBrokerMayWantACertificateOfOurs() throws IOException {
    String[] wanted = {"cafile " + authority.certificate(), "require_certificate true"};
    Pair client = authority.client("client");
    try (Mosquitto broker = broker(server, wanted);
        LinkUnderTest link = link(broker.port(), with(client))) {
      link.awaitUp();
      assertEquals(List.of(), link.sentences);
    }
    refused(
        server,
        trusting(authority.certificate()),
        "it wants a certificate of this computer that it trusts, check mqtt.client-certificate"
            + " and mqtt.client-key",
        wanted);
    refused(
        server,
        with(new TestAuthority(directory.resolve("theirs")).client("stranger")),
        "it wants a certificate of this computer that it trusts, check mqtt.client-certificate"
            + " and mqtt.client-key",
        wanted);
    Files.setPosixFilePermissions(client.key(), PosixFilePermissions.fromString("rw-r-----"));
    refused(
        server,
        with(client),
        "the file "
            + client.key()
            + " (mqtt.client-key) may be read or changed by others, so it is not used: chmod 600 "
            + client.key(),
        wanted);
  }

  @Test
  void aKeyThatIsNoneIsNamedAndNeverShown() throws IOException {
    Pair client = authority.client("poet");
    Files.writeString(client.key(), "roses are red");
    refused(
        server,
        with(client),
        "the file "
            + client.key()
            + " (mqtt.client-key) holds no key in PKCS#8 without a password; make one: openssl"
            + " pkcs8 -topk8 -nocrypt");
  }

  @Test
  void aPasswordThatOthersMayReadIsNotSent() throws IOException {
    Path password = Files.writeString(directory.resolve("password"), "swordfish\n");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
    BrokerAccess access =
        new BrokerAccess(
            Optional.of(new Account("ann", Optional.of(password))),
            new TlsFiles(Optional.of(authority.certificate()), Optional.empty(), Optional.empty()));
    try (Mosquitto broker = broker(server);
        LinkUnderTest link = link(broker.port(), access)) {
      says(
          link,
          broker.port(),
          "the file "
              + password
              + " (mqtt.password-file) may be read or changed by others, so it is not used: chmod"
              + " 600 "
              + password);
      assertFalse(link.sentences.toString().contains("swordfish"));
      Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
      link.awaitUp();
    }
  }
}
