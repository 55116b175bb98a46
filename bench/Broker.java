package bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A real Mosquitto on a free port of 127.0.0.1. */
final class Broker implements AutoCloseable {

  /** How many messages a client may have under way; Mosquitto's own default is 20. */
  static final int MAX_IN_FLIGHT = 200;

  private final Processes.Child child;
  private final int port;

  Broker(Path directory) throws IOException, InterruptedException {
    port = freePort();
    Path configuration = directory.resolve("mosquitto.conf");
    Files.writeString(
        configuration,
        """
        listener %d 127.0.0.1
        allow_anonymous true
        persistence false
        set_tcp_nodelay true
        max_inflight_messages %d
        """
            .formatted(port, MAX_IN_FLIGHT));
    child = Processes.start(program(), "-c", configuration.toString());
    awaitListening();
  }

  int port() {
    return port;
  }

  /** Stops it in its tracks: connections stay, and nothing answers. */
  void freeze() throws IOException, InterruptedException {
    child.signal("STOP");
  }

  void thaw() throws IOException, InterruptedException {
    child.signal("CONT");
  }

  @Override
  public void close() {
    child.close();
  }

  private static String program() {
    return Stream.of("/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto", "/usr/bin/mosquitto")
        .filter(place -> Files.isExecutable(Path.of(place)))
        .findFirst()
        .orElse("mosquitto");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitListening() throws InterruptedException {
    for (int tries = 0; tries < 500; tries++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
        return;
      } catch (IOException notYet) {
        Thread.sleep(10);
      }
    }
    throw new IllegalStateException("Mosquitto does not listen on port " + port);
  }
}
