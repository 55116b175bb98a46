package dev.heatpad.adapter.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Design 4.4: a page whose name was made to lead here is not served. */
final class HostCheckTest {

  private final HostCheck check =
      new HostCheck(List.of("Pi.fritz.box", "Pi", "heat_pad", ""), List.of("pad.example"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LocalHost:8480",
        "127.0.0.1",
        "192.168.1.7:8480",
        "8.8.8.8",
        "[::1]",
        "[::1]:8480",
        "[fe80::1]:80",
        "pi",
        "PI.local:8480",
        "pi.fritz.box",
        "pi.local.",
        "heat_pad.local",
        "heat_pad",
        "pad.example",
        "PAD.EXAMPLE:443"
      })
  void ourNamesAndAddressesAreTaken(String host) {
    assertTrue(check.isOurs(host));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ":8480",
        "evil.example",
        "pad.example.evil.example",
        "evil-pad.example",
        "pad.example.local",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "127.0.0.1@evil.example",
        "1.2.3",
        "2130706433",
        "0x7f000001",
        "256.1.1.1",
        "::1",
        "[::1",
        "[evil.example]",
        "[::1].evil.example",
        "localhost:",
        "localhost:x",
        "localhost:80:80",
        "localhost evil.example",
        "localhost, evil.example",
        ".local",
        "pi..local",
        "pi.lan"
      })
  void othersAreNot(String host) {
    assertFalse(check.isOurs(host));
  }

  @Test
  void aRequestWithoutANameIsNotTaken() {
    assertFalse(check.isOurs(null));
  }
}
