package dev.heatpad;

import dev.heatpad.adapter.host.SystemClock;
import dev.heatpad.adapter.journal.SqliteJournal;
import dev.heatpad.adapter.web.Access;
import dev.heatpad.adapter.web.HostCheck;
import dev.heatpad.adapter.web.PairedClients;
import dev.heatpad.config.HostPort;
import dev.heatpad.config.Settings;
import dev.heatpad.config.Surroundings;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

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

  /** What this computer may be called. */
  static HostCheck hosts(Settings settings) {
    String hostName = Surroundings.ofProcess().hostName();
    return new HostCheck(
        List.of(hostName, hostName.split("\\.", 2)[0], settings.device().id()),
        settings.web().hosts());
  }

  /** Where a phone of the same network finds the page. */
  static URI page(HostPort listen, int port) {
    String host =
        EVERYWHERE.contains(listen.host())
            ? LanAddress.find().orElseGet(() -> Surroundings.ofProcess().hostName())
            : listen.host();
    return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
  }
}
