package dev.heatpad;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The address of this computer in the network of the house. */
final class LanAddress {

  /** Linux shows what is behind an interface; bridges and tunnels have nothing behind them. */
  private static final Path INTERFACES = Path.of("/sys/class/net");

  /** What an interface is made of. */
  enum Kind {
    HARDWARE,
    SOFTWARE
  }

  /** An address of an interface that is up. */
  record Candidate(InetAddress address, Kind kind) {
    private boolean isOfTheHouse() {
      return address instanceof Inet4Address && address.isSiteLocalAddress();
    }
  }

  private LanAddress() {}

  /** Empty where there is none, or where the system does not tell. */
  static Optional<String> find() {
    try {
      return choose(candidates());
    } catch (SocketException unknown) {
      return Optional.empty();
    }
  }

  /** The first private IPv4 address of real hardware, else of anything. */
  static Optional<String> choose(List<Candidate> candidates) {
    List<Candidate> fitting = candidates.stream().filter(Candidate::isOfTheHouse).toList();
    return fitting.stream()
        .filter(candidate -> candidate.kind() == Kind.HARDWARE)
        .findFirst()
        .or(() -> fitting.stream().findFirst())
        .map(candidate -> candidate.address().getHostAddress());
  }

  private static List<Candidate> candidates() throws SocketException {
    List<Candidate> candidates = new ArrayList<>();
    for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
      if (each.isUp() && !each.isLoopback() && !each.isVirtual()) {
        boolean isHardware = Files.exists(INTERFACES.resolve(each.getName()).resolve("device"));
        each.inetAddresses()
            .map(address -> new Candidate(address, isHardware ? Kind.HARDWARE : Kind.SOFTWARE))
            .forEach(candidates::add);
      }
    }
    return candidates;
  }
}
