package dev.heatpad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heatpad.LanAddress.Candidate;
import dev.heatpad.LanAddress.Kind;
import dev.heatpad.config.HostPort;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The address in the QR code is one that a phone of the house can reach. */
final class LanAddressTest {

  @Test
  void itIsAPrivateOneOfHardware() {
    assertEquals(
        Optional.of("192.168.1.7"),
        LanAddress.choose(
            List.of(
                candidate("172.17.0.1", Kind.SOFTWARE),
                candidate("fe80::1", Kind.HARDWARE),
                candidate("8.8.8.8", Kind.HARDWARE),
                candidate("169.254.3.4", Kind.HARDWARE),
                candidate("192.168.1.7", Kind.HARDWARE),
                candidate("10.0.0.9", Kind.HARDWARE))));
  }

  @Test
  void withoutHardwareItIsAnyPrivateOne() {
    assertEquals(
        Optional.of("172.17.0.1"),
        LanAddress.choose(
            List.of(candidate("8.8.8.8", Kind.HARDWARE), candidate("172.17.0.1", Kind.SOFTWARE))));
    assertEquals(Optional.empty(), LanAddress.choose(List.of()));
  }

  @Test
  void anAddressThatIsListenedAtIsTakenAsItIs() {
    assertEquals(
        URI.create("http://127.0.0.1:99"),
        AccessAssembly.page("http", new HostPort("127.0.0.1", 0), 99));
    assertEquals(
        URI.create("https://[::1]:99"), AccessAssembly.page("https", new HostPort("::1", 0), 99));
  }

  private static Candidate candidate(String address, Kind kind) {
    return new Candidate(InetAddress.ofLiteral(address), kind);
  }
}
