package dev.heatpad;

import dev.heatpad.adapter.tls.ServerCertificate;
import dev.heatpad.adapter.tls.TlsException;
import dev.heatpad.adapter.tls.TlsFolder;
import dev.heatpad.adapter.web.Access;
import dev.heatpad.adapter.web.AccessRoutes;
import dev.heatpad.adapter.web.AuthorityRoutes;
import dev.heatpad.adapter.web.CommandRoutes;
import dev.heatpad.adapter.web.Gate;
import dev.heatpad.adapter.web.HealthRoutes;
import dev.heatpad.adapter.web.Listen;
import dev.heatpad.adapter.web.MetricsRoutes;
import dev.heatpad.adapter.web.OpenApiRoutes;
import dev.heatpad.adapter.web.PadRoutes;
import dev.heatpad.adapter.web.ScreeningRoutes;
import dev.heatpad.adapter.web.SessionRoutes;
import dev.heatpad.adapter.web.StreamHub;
import dev.heatpad.adapter.web.StreamRoutes;
import dev.heatpad.adapter.web.WebServer;
import dev.heatpad.config.HostPort;
import dev.heatpad.config.Settings;
import dev.heatpad.config.WebSettings;
import dev.heatpad.loop.Archive;
import dev.heatpad.loop.CannotStart;
import dev.heatpad.loop.CommandDesk;
import dev.heatpad.loop.Deletions;
import dev.heatpad.loop.JournalNumbers;
import dev.heatpad.loop.LinkNumbers;
import dev.heatpad.loop.LoopHealth;
import dev.heatpad.loop.Snapshots;
import java.lang.System.Logger;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Puts the web server together out of its groups of addresses. */
final class HttpAssembly {

  private static final Logger LOG = System.getLogger(HttpAssembly.class.getName());

  private HttpAssembly() {}

  /** What the addresses answer from. */
  record Parts(
      Settings settings,
      Snapshots snapshots,
      LoopHealth health,
      Access access,
      CommandDesk commands,
      StreamHub stream,
      Archive archive,
      Deletions deletions,
      Supplier<JournalNumbers> journal,
      Supplier<Optional<LinkNumbers>> link) {}

  static WebServer open(Parts parts) throws CannotStart {
    Optional<ServerCertificate> certificate = certificate(parts.settings());
    WebSettings web = parts.settings().web();
    String device = parts.settings().device().id();
    return WebServer.open(
        new Listen(
            address(web.listen()),
            certificate.map(it -> new Listen.Secure(address(web.tlsListen()), it.context()))),
        new Gate(
            AccessAssembly.hosts(
                parts.settings(), certificate.map(ServerCertificate::names).orElse(List.of())),
            parts.access().paired(),
            InstantSource.system()),
        List.of(
            new AuthorityRoutes(certificate.map(ServerCertificate::authority)),
            new HealthRoutes(parts.health()),
            new AccessRoutes(device, Version.text(), parts.access()),
            new PadRoutes(device, Version.text(), parts.snapshots()),
            new ScreeningRoutes(parts.commands()),
            new CommandRoutes(parts.commands(), parts.snapshots()),
            new StreamRoutes(parts.stream(), parts.access().paired()),
            new SessionRoutes(device, parts.archive(), parts.deletions(), parts.snapshots()),
            new OpenApiRoutes(),
            new MetricsRoutes(
                new MetricsRoutes.Sources(
                    device,
                    Version.text(),
                    parts.health(),
                    parts.health()::turns,
                    parts.snapshots(),
                    parts.journal(),
                    parts.link(),
                    parts.stream()))));
  }

  private static InetSocketAddress address(HostPort listen) {
    return new InetSocketAddress(listen.host(), listen.port());
  }

  private static Optional<ServerCertificate> certificate(Settings settings) throws CannotStart {
    try {
      Instant now = Instant.now();
      Optional<ServerCertificate> certificate =
          ServerCertificate.load(TlsFolder.in(settings.data().directory()), now);
      certificate
          .filter(it -> it.endsSoon(now))
          .ifPresent(it -> LOG.log(Logger.Level.WARNING, endsSoon(it)));
      return certificate;
    } catch (TlsException unusable) {
      throw new CannotStart(unusable.sentence(), unusable);
    }
  }

  /** What people should do about it. */
  static String endsSoon(ServerCertificate certificate) {
    return "the certificate for HTTPS ends on "
        + certificate.end()
        + "; run `heatpad certificates` and restart heatpad. Phones need nothing new.";
  }
}
