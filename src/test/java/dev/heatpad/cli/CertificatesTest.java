package dev.heatpad.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.cli.CommandRun.Outcome;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code heatpad certificates} tells people. */
class CertificatesTest {

  private static final String FINGERPRINT = "AB:".repeat(31) + "CD";

  private static Certificates.Made made(
      Certificates.Authority authority, Certificates.Addresses addresses) {
    return new Certificates.Made(
        Path.of("/data/tls"),
        authority,
        FINGERPRINT,
        LocalDate.of(2029, 2, 25),
        List.of("localhost", "pi.local"),
        List.of("203.0.113.9"),
        addresses);
  }

  private static Certificates.Addresses reachable() {
    return new Certificates.Addresses(
        Optional.of("http://192.168.1.20:8480/ca.crt"),
        List.of("https://192.168.1.20:8443", "https://pi.local:8443"));
  }

  @Test
  void aNewAuthorityIsToBeInstalled() {
    Outcome outcome =
        new CommandRun()
            .making(wanted -> made(Certificates.Authority.NEW, reachable()))
            .execute("certificates");
    assertAll(
        () -> assertEquals(0, outcome.code()),
        () -> assertTrue(outcome.out().contains("/data/tls"), outcome.out()),
        () -> assertTrue(outcome.out().contains("until 2029-02-25"), outcome.out()),
        () ->
            assertTrue(
                outcome.out().contains("  " + "AB:".repeat(15) + "AB\n  AB:"), outcome.out()),
        () -> assertTrue(outcome.out().contains("Restart heatpad"), outcome.out()),
        () -> assertTrue(outcome.out().contains("http://192.168.1.20:8480/ca.crt"), outcome.out()),
        () -> assertTrue(outcome.out().contains("  Android: "), outcome.out()),
        () -> assertTrue(outcome.out().contains("  iOS: "), outcome.out()),
        () -> assertTrue(outcome.out().contains("Not for 203.0.113.9"), outcome.out()),
        () ->
            assertTrue(
                outcome.out().endsWith("open https://192.168.1.20:8443 or https://pi.local:8443\n"),
                outcome.out()));
  }

  @Test
  void aKeptAuthorityNeedsNothingOnThePhone() {
    Outcome outcome =
        new CommandRun()
            .making(wanted -> made(Certificates.Authority.KEPT, reachable()))
            .execute("certificates");
    assertTrue(outcome.out().contains("phones need nothing new"), outcome.out());
    assertFalse(outcome.out().contains("Android"), outcome.out());
    assertFalse(outcome.out().contains("ca.p12"), outcome.out());
  }

  @Test
  void whereNoAddressIsKnownTheFileIsNamed() {
    Certificates.Addresses none = new Certificates.Addresses(Optional.empty(), List.of());
    Outcome outcome =
        new CommandRun()
            .making(wanted -> made(Certificates.Authority.NEW, none))
            .execute("certificates");
    assertTrue(outcome.out().contains("Bring /data/tls/ca.crt to the phone"), outcome.out());
    assertTrue(outcome.out().contains("heatpad prints after \"ready:\""), outcome.out());
  }

  @Test
  void namesAndSettingsAreHandedOn() {
    List<Certificates.Wanted> asked = new ArrayList<>();
    Outcome outcome =
        new CommandRun()
            .making(wanted -> {
              asked.add(wanted);
              return new Certificates.Refused("There is no keytool.");
            })
            .execute("certificates", "--name", "a.example", "--set", "x.y=1", "--name", "b");
    assertEquals(
        List.of(
            new Certificates.Wanted(Optional.empty(), List.of("x.y=1"), List.of("a.example", "b"))),
        asked);
    assertEquals(1, outcome.code());
    assertEquals("There is no keytool.\n", outcome.err());
    assertEquals("", outcome.out());
  }
}
