package dev.heatpad;

import dev.heatpad.adapter.host.SystemClock;
import dev.heatpad.adapter.journal.SqliteJournal;
import dev.heatpad.adapter.web.Access;
import dev.heatpad.adapter.web.HostCheck;
import dev.heatpad.adapter.web.PairedClients;
import dev.heatpad.adapter.web.WebServer;
import dev.heatpad.config.HostPort;
import dev.heatpad.config.Settings;
import dev.heatpad.config.Surroundings;
import dev.heatpad.config.WebSettings;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Puts together who may come in over HTTP, and under which names. */
final class AccessAssembly {

  private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::");

  private AccessAssembly() {}

  static Access access(SqliteJournal.Opened journal) {
    SecureRandom random = new SecureRandom();
    return new Access(
        new PairedClients(journal.content().clients(), journal.journal(), random),
        new Access.Clocks(SystemClock::monotonic, InstantSource.system()),
        random);
  }

  /**
   * What this computer may be called.
   *
   * @param certified names for which there is a certificate: somebody asked for each of them
   */
  static HostCheck hosts(Settings settings, List<String> certified) {
    String hostName = Surroundings.ofProcess().hostName();
    return new HostCheck(
        List.of(hostName, hostName.split("\\.", 2)[0], settings.device().id()),
        Stream.concat(settings.web().hosts().stream(), certified.stream()).toList());
  }

  /** Where a phone of the same network finds the page; over HTTPS where that is served. */
  static URI page(WebSettings web, WebServer server) {
    OptionalInt secure = server.securePort();
    return secure.isPresent()
        ? page("https", web.tlsListen(), secure.getAsInt())
        : page("http", web.listen(), server.port());
  }

  static URI page(String scheme, HostPort listen, int port) {
    String host =
        EVERYWHERE.contains(listen.host())
            ? LanAddress.find().orElseGet(() -> Surroundings.ofProcess().hostName())
            : listen.host();
    return URI.create(scheme + "://" + new HostPort(host, port));
  }
}
