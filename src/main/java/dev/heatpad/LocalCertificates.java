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
import java.net.InetAddress;
import java.net.SocketException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What {@code heatpad certificates} does: it knows the names and addresses of this computer. */
final class LocalCertificates implements Certificates {

  @Override
  public Outcome make(Wanted wanted) throws ConfigurationProblem {
    try {
      Settings settings = ConfiguredPaths.load(wanted.config(), wanted.overrides());
      return make(settings, OwnNames.asked(wanted.names()));
    } catch (ConfigurationException exception) {
      throw new ConfigurationProblem(exception.problems());
    } catch (TlsException refusal) {
      return new Refused(refusal.sentence());
    } catch (SocketException failure) {
      return new Refused(
          "The network addresses of this computer cannot be read (" + failure + ").");
    }
  }

  private static Outcome make(Settings settings, List<SubjectName> asked)
      throws TlsException, SocketException {
    TlsFolder folder = TlsFolder.in(settings.data().directory());
    LocalAuthority.Made made =
        new LocalAuthority(folder, KeyTool.ofThisJava(), Instant.now())
            .make(new LocalAuthority.Wanted(settings.device().id(), OwnNames.of(settings), asked));
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

  private static Addresses forPhones(Settings settings) {
    List<String> hosts =
        Stream.concat(LanAddress.find().stream(), Stream.of(OwnNames.hostInLocalNetwork()))
            .toList();
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
