package dev.heatpad;

import dev.heatpad.adapter.tls.SubjectName;
import dev.heatpad.cli.ConfigurationProblem;
import dev.heatpad.config.Settings;
import dev.heatpad.config.Surroundings;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;

/** Under which names and addresses this computer is asked for. */
final class OwnNames {

  private OwnNames() {}

  /** Every name that this computer may be asked by; those that no certificate can hold are none. */
  static List<SubjectName> of(Settings settings) throws SocketException {
    SequencedSet<String> texts = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "::1"));
    String host = host();
    texts.add(host);
    texts.add(inLocalNetwork(host));
    texts.add(inLocalNetwork(settings.device().id()));
    texts.addAll(settings.web().hosts());
    addresses().forEach(address -> texts.add(address.getHostAddress()));
    return texts.stream().map(SubjectName::parse).flatMap(Optional::stream).toList();
  }

  /** Those that a person named. */
  static List<SubjectName> asked(List<String> names) throws ConfigurationProblem {
    List<SubjectName> asked = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (String name : names) {
      SubjectName.parse(name)
          .ifPresentOrElse(
              asked::add,
              () -> problems.add("--name \"" + name + "\" is no host name and no address."));
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationProblem(problems);
    }
    return asked;
  }

  /** As other computers at home find this one. */
  static String hostInLocalNetwork() {
    return inLocalNetwork(host());
  }

  private static String host() {
    return Surroundings.ofProcess().hostName().strip().toLowerCase(Locale.ROOT);
  }

  /** As multicast DNS names it: the first part only. */
  private static String inLocalNetwork(String name) {
    return name.split("\\.", 2)[0] + ".local";
  }

  private static List<InetAddress> addresses() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
        .toList();
  }
}
