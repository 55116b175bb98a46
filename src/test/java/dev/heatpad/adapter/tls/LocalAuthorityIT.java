package dev.heatpad.adapter.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ADR 13: the local authority, made with the real keytool. */
@Timeout(120)
final class LocalAuthorityIT {

  private static final Path OPENSSL = Path.of("/usr/bin/openssl");

  @TempDir Path data;

  private TlsFolder folder() {
    return TlsFolder.in(data);
  }

  private static Map<String, String> modes(Path directory) throws IOException {
    Map<String, String> modes = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        modes.put(
            file.getFileName().toString(),
            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      }
    }
    return modes;
  }

  @Test
  void keysAreForTheirOwnerAloneAndTheAuthorityIsNotInTheServersStore() throws Exception {
    Authorities.make(folder());
    assertEquals(
        Map.of(
            "ca.crt", "rw-r--r--",
            "ca.p12", "rw-------",
            "password", "rw-------",
            "web.p12", "rw-------"),
        modes(folder().directory()));
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().directory())));
    KeyStore server = folder().open(folder().serverKey(), "web", folder().readPassword()).store();
    assertEquals(1, server.size());
    assertFalse(server.containsAlias("ca"));
  }

  @Test
  void theCertificatesAreWhatPhonesAsk() throws Exception {
    LocalAuthority.Made made = Authorities.make(folder(), "heat.example.org", "203.0.113.7");
    X509Certificate authority = Authorities.read(folder().authorityCertificate());
    assertEquals(made.authority(), authority);
    assertEquals(0, authority.getBasicConstraints(), "an authority, with none below it");
    assertTrue(authority.getCriticalExtensionOIDs().contains(NameConstraints.OBJECT_ID));
    assertEquals(3650, days(authority));
    X509Certificate server = made.server();
    server.verify(authority.getPublicKey());
    assertEquals(-1, server.getBasicConstraints());
    assertEquals(List.of("1.3.6.1.5.5.7.3.1"), server.getExtendedKeyUsage(), "for servers only");
    assertEquals(824, days(server));
    assertEquals(
        List.of(
            List.of(2, "localhost"),
            List.of(7, "127.0.0.1"),
            List.of(7, "0:0:0:0:0:0:0:1"),
            List.of(2, "heat.example.org"),
            List.of(7, "203.0.113.7")),
        List.copyOf(server.getSubjectAlternativeNames()));
  }

  private static long days(X509Certificate certificate) {
    return Duration.between(
            certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant())
        .toDays();
  }

  @Test
  void aSecondRunKeepsTheAuthorityAndAllNames() throws Exception {
    LocalAuthority.Made first = Authorities.make(folder(), "heat.example.org");
    byte[] key = Files.readAllBytes(folder().authorityKey());
    byte[] password = Files.readAllBytes(folder().password());
    LocalAuthority.Made second = Authorities.make(folder(), "pi.local");
    assertEquals(LocalAuthority.Age.NEW, first.age());
    assertEquals(LocalAuthority.Age.KEPT, second.age());
    assertEquals(first.authority(), second.authority());
    assertNotEquals(first.server().getPublicKey(), second.server().getPublicKey());
    assertEquals(
        Authorities.names("localhost", "127.0.0.1", "::1", "pi.local", "heat.example.org"),
        second.names());
    assertEquals(List.of(), second.leftOut());
    assertArrayEquals(password, Files.readAllBytes(folder().password()));
    assertArrayEquals(key, Files.readAllBytes(folder().authorityKey()));
    assertEquals(4, modes(folder().directory()).size(), "nothing is left over");
  }

  /** The judge is OpenSSL; Java's own validator does not look at the names of an anchor. */
  @Test
  void whoHasTheKeyCannotPretendToBeAnyServer() throws Exception {
    assumeTrue(Files.isExecutable(OPENSSL), "openssl is installed");
    LocalAuthority.Made made = Authorities.make(folder(), "heat.example.org");
    assertEquals(0, openssl(made.server()));
    for (String name : List.of("dns:pi.home.arpa", "dns:heat.example.org", "ip:192.168.7.7")) {
      assertEquals(0, openssl(signed(name)), name);
    }
    for (String name : List.of("dns:bank.example", "ip:8.8.8.8", "ip:2001:db8:0:0:0:0:0:1")) {
      assertNotEquals(0, openssl(signed(name)), name);
    }
  }

  /** What somebody with the authority's key would make. */
  private X509Certificate signed(String name) throws Exception {
    Path both = Files.createTempFile(data, "signed", ".p12");
    Files.write(both, Files.readAllBytes(folder().authorityKey()));
    KeyTool.ofThisJava()
        .makeKey(
            both,
            folder().password(),
            new KeyTool.Wanted(
                "signed",
                "Signed",
                new KeyTool.Validity("-1d", 30),
                List.of("-signer", "ca", "-ext", "san=" + name)));
    return folder().open(both, "signed", folder().readPassword()).certificate();
  }

  private int openssl(X509Certificate certificate) throws Exception {
    Path file = Files.createTempFile(data, "looked-at", ".pem");
    Files.writeString(
        file,
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
            + "\n-----END CERTIFICATE-----\n");
    String authority = folder().authorityCertificate().toString();
    return new ProcessBuilder(OPENSSL.toString(), "verify", "-CAfile", authority, file.toString())
        .redirectErrorStream(true)
        .redirectOutput(data.resolve("openssl.txt").toFile())
        .start()
        .waitFor();
  }

  @Test
  void aNameThatTheAuthorityMayNotSignForIsRefusedOrLeftOut() throws Exception {
    Authorities.make(folder());
    byte[] before = Files.readAllBytes(folder().serverKey());
    TlsException refused =
        assertThrows(TlsException.class, () -> Authorities.make(folder(), "new.example"));
    assertTrue(refused.sentence().contains("may not sign for new.example"), refused.sentence());
    assertArrayEquals(before, Files.readAllBytes(folder().serverKey()));
    LocalAuthority.Made made =
        new LocalAuthority(folder(), KeyTool.ofThisJava(), Instant.now())
            .make(
                new LocalAuthority.Wanted(
                    "pi", Authorities.names("localhost", "203.0.113.9"), List.of()));
    assertEquals(Authorities.names("203.0.113.9"), made.leftOut());
    assertFalse(made.names().contains(made.leftOut().getFirst()));
  }

  @Test
  void aLostAuthorityIsNotReplacedUnasked() throws Exception {
    Authorities.make(folder());
    Files.delete(folder().authorityKey());
    TlsException refused = assertThrows(TlsException.class, () -> Authorities.make(folder()));
    assertTrue(refused.sentence().contains("ca.p12 is gone"), refused.sentence());
    assertTrue(ServerCertificate.load(folder(), Instant.now()).isPresent(), "it still serves");
  }

  @Test
  void anEndedAuthoritySignsNothing() throws Exception {
    Authorities.make(folder());
    Instant later = Instant.now().plus(Duration.ofDays(3650));
    LocalAuthority authority = new LocalAuthority(folder(), KeyTool.ofThisJava(), later);
    TlsException refused =
        assertThrows(
            TlsException.class,
            () ->
                authority.make(
                    new LocalAuthority.Wanted("pi", Authorities.names("localhost"), List.of())));
    assertTrue(refused.sentence().startsWith("The authority ended on"), refused.sentence());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ca.p12", "web.p12", "password"})
  void aKeyThatOthersMayReadIsRefused(String name) throws Exception {
    Authorities.make(folder());
    Path file = folder().directory().resolve(name);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    TlsException refused =
        assertThrows(TlsException.class, () -> ServerCertificate.load(folder(), Instant.now()));
    assertTrue(refused.sentence().contains("chmod 600 " + file), refused.sentence());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertTrue(ServerCertificate.load(folder(), Instant.now()).isPresent(), "a group may be meant");
  }

  @Test
  void aDamagedOrMissingFileIsOneSentence() throws Exception {
    assertEquals(Optional.empty(), ServerCertificate.load(folder(), Instant.now()));
    Authorities.make(folder());
    Files.writeString(folder().serverKey(), "nonsense");
    TlsException damaged =
        assertThrows(TlsException.class, () -> ServerCertificate.load(folder(), Instant.now()));
    assertTrue(damaged.sentence().contains("web.p12 cannot be read"), damaged.sentence());
    assertEquals(1, damaged.sentence().lines().count());
    Authorities.make(folder());
    assertTrue(ServerCertificate.load(folder(), Instant.now()).isPresent(), "it was made anew");
    Files.delete(folder().password());
    TlsException missing =
        assertThrows(TlsException.class, () -> ServerCertificate.load(folder(), Instant.now()));
    assertTrue(missing.sentence().contains("it is not there"), missing.sentence());
  }

  @Test
  void anEndedCertificateIsRefusedAndOneThatEndsSoonIsTold() throws Exception {
    Authorities.make(folder());
    Instant end = ServerCertificate.load(folder(), Instant.now()).orElseThrow().end();
    Instant before = end.minus(Duration.ofDays(30));
    ServerCertificate certificate = ServerCertificate.load(folder(), before).orElseThrow();
    assertFalse(certificate.endsSoon(before));
    assertTrue(certificate.endsSoon(before.plusSeconds(1)));
    assertTrue(ServerCertificate.load(folder(), end.minusSeconds(1)).isPresent());
    TlsException refused =
        assertThrows(TlsException.class, () -> ServerCertificate.load(folder(), end));
    assertTrue(refused.sentence().contains("ended on " + end), refused.sentence());
    assertTrue(refused.sentence().contains("heatpad certificates"), refused.sentence());
    assertTrue(
        ServerCertificate.load(folder(), Instant.EPOCH).isPresent(),
        "a clock that nobody set yet is no reason to stay away");
  }

  @Test
  void passwordsAreNeverOnACommandLine() throws Exception {
    Path bin = Files.createDirectories(data.resolve("java/bin"));
    Path seen = data.resolve("seen");
    Path real = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Path spy = bin.resolve("keytool");
    Files.writeString(
        spy,
        "#!/bin/sh\necho \"$@\" >> %s\nenv >> %s\nexec %s \"$@\"\n".formatted(seen, seen, real));
    Files.setPosixFilePermissions(spy, PosixFilePermissions.fromString("rwx------"));
    new LocalAuthority(folder(), KeyTool.in(data.resolve("java")), Instant.now())
        .make(new LocalAuthority.Wanted("pi", Authorities.names("localhost"), List.of()));
    String calls = Files.readString(seen);
    assertEquals(2, calls.lines().filter(line -> line.contains("-genkeypair")).count());
    assertFalse(calls.contains(Files.readString(folder().password())), calls);
  }

  @Test
  void aJavaWithoutKeytoolIsTold() {
    TlsException refused = assertThrows(TlsException.class, () -> KeyTool.in(data));
    assertTrue(refused.sentence().contains("install a complete Java 25"), refused.sentence());
  }
}
