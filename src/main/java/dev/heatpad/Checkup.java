package dev.heatpad;

import dev.heatpad.adapter.gpio.Board;
import dev.heatpad.adapter.gpio.BoardException;
import dev.heatpad.adapter.host.SystemClock;
import dev.heatpad.adapter.mqtt.BrokerAddress;
import dev.heatpad.adapter.mqtt.BrokerProbe;
import dev.heatpad.adapter.sensor.Ds18b20;
import dev.heatpad.adapter.tls.ServerCertificate;
import dev.heatpad.adapter.tls.TlsException;
import dev.heatpad.adapter.tls.TlsFolder;
import dev.heatpad.cli.Configuration.Finding;
import dev.heatpad.cli.Configuration.Kind;
import dev.heatpad.config.ConfigurationException;
import dev.heatpad.config.HostPort;
import dev.heatpad.config.MqttSettings.Broker;
import dev.heatpad.config.PadSettings;
import dev.heatpad.config.PadSettings.Output;
import dev.heatpad.config.Programs;
import dev.heatpad.config.Settings;
import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.SensorRole;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at everything that a run will need. It reads and connects; it switches nothing on. */
final class Checkup {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final List<Finding> findings = new ArrayList<>();
  private final Settings settings;

  private Checkup(Settings settings) {
    this.settings = settings;
  }

  static List<Finding> of(Optional<Path> config, List<String> overrides)
      throws ConfigurationException {
    Output here = Board.isRaspberryPi() ? Output.RELAY : Output.SIMULATED;
    Settings settings = ConfiguredPaths.load(config, overrides).withAutoOutput(here);
    Logging.setUp(settings.logLevel());
    Optional<Path> file = ConfiguredPaths.file(config);
    Programs programs =
        file.isPresent() ? Programs.load(Programs.directoryBeside(file.get())) : Programs.builtIn();
    programs.require(settings);
    HeatpadDaemon.wearable(config, settings);
    Checkup checkup = new Checkup(settings);
    checkup.fine("the configuration is valid" + file.map(it -> " (" + it + ").").orElse("."));
    checkup.look();
    return checkup.findings;
  }

  private void look() {
    dataDirectory();
    boolean runs = daemonRuns();
    broker(runs);
    if (!runs) {
      port("web.listen", settings.web().listen());
    }
    https(runs);
    for (Map.Entry<String, PadSettings> pad : settings.pads().entrySet()) {
      pad(pad.getKey(), pad.getValue(), runs);
    }
  }

  /** Only where certificates were made. */
  private void https(boolean runs) {
    try {
      TlsFolder folder = TlsFolder.in(settings.data().directory());
      Optional<ServerCertificate> found = ServerCertificate.load(folder, Instant.now());
      found.ifPresent(certificate -> {
        certificate(certificate);
        if (!runs) {
          port("web.tls-listen", settings.web().tlsListen());
        }
      });
    } catch (TlsException unusable) {
      problem(unusable.sentence());
    }
  }

  private void certificate(ServerCertificate certificate) {
    if (certificate.endsSoon(Instant.now())) {
      findings.add(new Finding(Kind.WARNING, HttpAssembly.endsSoon(certificate)));
    } else {
      fine("the certificate for HTTPS is valid until " + certificate.end() + ".");
    }
  }

  private void dataDirectory() {
    Path directory = settings.data().directory();
    try {
      Files.createDirectories(directory);
      Files.delete(Files.createTempFile(directory, "check", ".tmp"));
      fine("the data directory " + directory + " can be written.");
    } catch (IOException failure) {
      problem(
          "the data directory "
              + directory
              + " cannot be written; change data.directory or its rights.");
    }
  }

  private boolean daemonRuns() {
    Path socket = settings.data().runtimeDirectory().resolve(ConfiguredPaths.SOCKET);
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      fine("heatpad is running.");
      return true;
    } catch (IOException notRunning) {
      fine("heatpad is not running.");
      return false;
    }
  }

  private void broker(boolean runs) {
    switch (settings.mqtt().broker()) {
      case Broker.Embedded _ -> {
        if (!runs) {
          port("mqtt.listen", settings.mqtt().listen());
        }
      }
      case Broker.Remote(var channel, var address) -> reach(LinkAssembly.address(channel, address));
    }
  }

  private void reach(BrokerAddress broker) {
    BrokerProbe.trouble(broker, LinkAssembly.access(settings.mqtt()), PATIENCE)
        .ifPresentOrElse(this::problem, () -> fine("the broker " + broker + " takes connections."));
  }

  private void port(String key, HostPort listen) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(listen.host(), listen.port()));
      fine(key + " = " + listen.host() + ":" + listen.port() + " is free.");
    } catch (IOException taken) {
      problem(
          key + " = " + listen.host() + ":" + listen.port() + " is taken; choose another port.");
    }
  }

  private void pad(String name, PadSettings pad, boolean runs) {
    if (pad.output() == Output.SIMULATED) {
      fine("pad " + name + " is simulated.");
      return;
    }
    pad.sensor()
        .given()
        .forEach(
            (role, id) -> sensor(place(role) + " of pad " + name, pad.sensor().w1Directory(), id));
    if (!runs) {
      board(name, pad);
    }
  }

  private static String place(SensorRole role) {
    return switch (role) {
      case SKIN_SIDE -> "the skin sensor";
      case SECOND_SKIN_SIDE -> "the second skin sensor";
      case ELEMENT -> "the element sensor";
    };
  }

  private void sensor(String which, Path directory, String id) {
    try (Ds18b20 sensor = new Ds18b20(directory, id)) {
      switch (sensor.sample(SystemClock.monotonic())) {
        case Sample.Measured measured -> fine(which + " reads " + measured.temperature() + ".");
        case Sample.Failed failed ->
            problem(
                which
                    + " ("
                    + id
                    + ") gives nothing ("
                    + failed.failure()
                    + "); check its cable, `ls "
                    + directory
                    + "` and the line dtoverlay=w1-gpio in config.txt.");
      }
    }
  }

  private void board(String name, PadSettings pad) {
    Optional<String> chip = pad.gpio().chip();
    try {
      Board board = chip.isPresent() ? Board.openChip(chip.get()) : Board.openHeaderChip();
      board.close();
      fine("the GPIO chip for pad " + name + " can be opened.");
    } catch (BoardException failure) {
      problem(String.valueOf(failure.getMessage()));
    }
  }

  private void fine(String sentence) {
    findings.add(new Finding(Kind.FINE, sentence));
  }

  private void problem(String sentence) {
    findings.add(new Finding(Kind.PROBLEM, sentence));
  }
}
