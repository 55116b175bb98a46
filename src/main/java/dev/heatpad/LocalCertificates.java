package dev.heatpad;

import dev.heatpad.adapter.tls.KeyTool;
import dev.heatpad.adapter.tls.LocalAuthority;
import dev.heatpad.adapter.tls.SubjectName;
import dev.heatpad.adapter.tls.TlsException;
import dev.heatpad.adapter.tls.TlsFolder;
import dev.heatpad.cli.Certificates;
import dev.heatpad.cli.ConfigurationProblem;
import dev.heatpad.config.ConfigurationException;
import dev.heatpad.config.HostPort;
import dev.heatpad.config.Settings;
import dev.heatpad.config.Surroundings;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/** What {@code heatpad certificates} does: it knows the names and addresses of this computer. */
final class LocalCertificates implements Certificates {

  @Override
  public Outcome make(Wanted wanted) throws ConfigurationProblem {
    try {
      Settings settings = ConfiguredPaths.load(wanted.config(), wanted.overrides());
      return make(settings, asked(wanted.names()));
    } catch (ConfigurationException exception) {
      throw new ConfigurationProblem(exception.problems());
    } catch (TlsException refusal) {
      return new Refused(refusal.sentence());
    } catch (SocketException failure) {
      return new Refused(
          "The network addresses of this computer cannot be read (" + failure + ").");
    }
  }

  private static List<SubjectName> asked(List<String> names) throws ConfigurationProblem {
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

  private static Outcome make(Settings settings, List<SubjectName> asked)
      throws TlsException, SocketException {
    TlsFolder folder = TlsFolder.in(settings.data().directory());
    List<InetAddress> addresses = addresses();
    LocalAuthority.Made made =
        new LocalAuthority(folder, KeyTool.ofThisJava(), Instant.now())
            .make(
                new LocalAuthority.Wanted(settings.device().id(), own(settings, addresses), asked));
    return new Made(
        folder.directory(),
        switch (made.age()) {
          case NEW -> Authority.NEW;
          case KEPT -> Authority.KEPT;
        },
        fingerprint(made.authority()),
        made.server().getNotAfter().toInstant().atZone(ZoneId.systemDefault()).toLocalDate(),
        texts(made.names()),
        texts(made.leftOut()),
        forPhones(settings));
  }

  /** Every name that this computer may be asked by; those that no certificate can hold are none. */
  private static List<SubjectName> own(Settings settings, List<InetAddress> addresses) {
    SequencedSet<String> texts = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "::1"));
    String host = hostName();
    texts.add(host);
    texts.add(inLocalNetwork(host));
    texts.add(inLocalNetwork(settings.device().id()));
    texts.addAll(settings.web().hosts());
    addresses.forEach(address -> texts.add(address.getHostAddress()));
    return texts.stream().map(SubjectName::parse).flatMap(Optional::stream).toList();
  }

  private static String hostName() {
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

  private static Addresses forPhones(Settings settings) {
    List<String> hosts =
        Stream.concat(LanAddress.find().stream(), Stream.of(inLocalNetwork(hostName()))).toList();
    List<String> pages =
        reached(settings.web().tlsListen(), hosts).map(place -> "https://" + place).toList();
    return new Addresses(
        reached(settings.web().listen(), hosts)
            .findFirst()
            .map(place -> "http://" + place + "/ca.crt"),
        pages);
  }

  /** Under which addresses a phone reaches what listens here; a free port is known only later. */
  private static Stream<String> reached(HostPort listen, List<String> hosts) {
    if (listen.port() == 0 || listen.host().equals("localhost")) {
      return Stream.empty();
    }
    InetAddress address = InetAddress.ofLiteral(listen.host());
    if (address.isLoopbackAddress()) {
      return Stream.empty();
    }
    return address.isAnyLocalAddress()
        ? hosts.stream().map(host -> new HostPort(host, listen.port()).toString())
        : Stream.of(listen.toString());
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
    } catch (NoSuchAlgorithmException | CertificateEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<String> texts(List<SubjectName> names) {
    return names.stream().map(SubjectName::text).toList();
  }
}
