package bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Heatpad itself, started by its own launcher, with simulated pads and a new journal. */
final class Daemon implements AutoCloseable {

  static final int MOST_PADS = 8;

  private static final Duration READY_PATIENCE = Duration.ofSeconds(90);

  private final String device;
  private final Processes.Child child;
  private final Processes.Child.Line ready;

  private Daemon(String device, Processes.Child child) throws InterruptedException {
    this.device = device;
    this.child = child;
    this.ready = child.awaitLine("ready: ", READY_PATIENCE);
  }

  /** One pad, as a newcomer has it, at this broker. */
  static Daemon withOnePad(Place place, String device, int brokerPort)
      throws IOException, InterruptedException {
    return start(place, device, "mqtt.broker=mqtt://127.0.0.1:" + brokerPort);
  }

  /** One pad and the broker inside the program. */
  static Daemon withEmbeddedBroker(Place place, String device)
      throws IOException, InterruptedException {
    return start(place, device, "mqtt.listen=127.0.0.1:0");
  }

  /** As many pads as there can be, p1 to p8, each of its own person. */
  static Daemon withAllPads(Place place, String device, int brokerPort)
      throws IOException, InterruptedException {
    StringBuilder pads = new StringBuilder();
    for (String pad : allPads()) {
      pads.append("[pad.").append(pad).append("]\noutput = \"simulated\"\n");
    }
    Path folder = place.newFolder("config");
    Path file = Files.writeString(folder.resolve("heatpad.toml"), pads);
    Path programs = Files.createDirectory(folder.resolve("programs"));
    for (String program : List.of("heat.toml", "gentle.toml")) {
      Files.copy(place.home().resolve("config/programs/" + program), programs.resolve(program));
    }
    return start(
        place, device, "mqtt.broker=mqtt://127.0.0.1:" + brokerPort, "--config", file.toString());
  }

  static List<String> allPads() {
    List<String> names = new ArrayList<>();
    for (int number = 1; number <= MOST_PADS; number++) {
      names.add("p" + number);
    }
    return names;
  }

  private static Daemon start(Place place, String device, String brokerSetting, String... more)
      throws IOException, InterruptedException {
    String launcher = place.home().resolve("heatpad").toString();
    List<String> command = new ArrayList<>(List.of(launcher, "run", "--simulate"));
    List<String> settings =
        List.of(
            "data.directory=" + place.newFolder("data"),
            "runtime.directory=" + place.sockets(device),
            "device.id=" + device,
            "web.listen=127.0.0.1:0",
            "sim.unlimited=true",
            brokerSetting);
    settings.forEach(setting -> command.addAll(List.of("--set", setting)));
    command.addAll(Arrays.asList(more));
    return new Daemon(device, Processes.start(command.toArray(String[]::new)));
  }

  String topic(String pad, String leaf) {
    return "heatpad/" + device + "/" + pad + "/" + leaf;
  }

  int brokerPort() {
    return URI.create(ready.text().split(" ")[2]).getPort();
  }

  double secondsToReady() {
    return (ready.atNanos() - child.startedNanos()) / 1e9;
  }

  Processes.Child process() {
    return child;
  }

  @Override
  public void close() {
    child.close();
  }
}
