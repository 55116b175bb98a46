package bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.eclipse.paho.mqttv5.common.MqttException;

/** What this computer can do at best, just now: a message there and back, a page on the disk. */
final class Floors implements AutoCloseable {

  private static final int PAGE_BYTES = 4096;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** A disk that is this slow shall not eat the time of the rest. */
  private static final Duration LONGEST_DISK_RUN = Duration.ofSeconds(5);

  private final Processes.Child echo;
  private final Client client;
  private final Path folder;
  private long number;

  Floors(Place place, Java java, int brokerPort)
      throws IOException, InterruptedException, MqttException {
    echo = java.start(Echo.class, Integer.toString(brokerPort));
    echo.awaitLine("ready", PATIENCE);
    client = new Client(brokerPort, "bench-floor");
    client.subscribe(Echo.BACK);
    folder = place.newFolder("pages");
  }

  /** One message at a time, and a pause after each, in milliseconds. */
  Samples echoAlone(int count) throws MqttException, InterruptedException {
    Samples samples = new Samples();
    for (int i = 0; i < count; i++) {
      client.forget();
      String text = Long.toString(++number);
      long sentNanos = client.publish(Echo.THERE, text);
      Client.Seen back = client.await(seen -> seen.payload().equals(text), PATIENCE);
      samples.add((back.atNanos() - sentNanos) / 1e6);
      Thread.sleep(Commands.pauseMillis());
    }
    return samples;
  }

  /** Messages at a fixed rate, in milliseconds. */
  Samples echoAtRate(int perSecond, int count) throws MqttException, InterruptedException {
    client.forget();
    long[] sentNanos = new long[count];
    long first = number + 1;
    Pace pace = new Pace(perSecond);
    for (int i = 0; i < count; i++) {
      pace.awaitNext();
      sentNanos[i] = client.publish(Echo.THERE, Long.toString(++number));
    }
    String last = Long.toString(number);
    client.await(seen -> seen.payload().equals(last), PATIENCE);
    Samples samples = new Samples();
    for (Client.Seen back : client.seen()) {
      int index = (int) (Long.parseLong(back.payload()) - first);
      samples.add((back.atNanos() - sentNanos[index]) / 1e6);
    }
    return samples;
  }

  /** Appends pages and waits for the disk after each, in milliseconds. */
  Samples disk(int count) throws IOException {
    Samples samples = new Samples();
    Path file = folder.resolve("pages");
    long endNanos = System.nanoTime() + LONGEST_DISK_RUN.toNanos();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (int i = 0; i < count && System.nanoTime() < endNanos; i++) {
        ByteBuffer page = ByteBuffer.allocate(PAGE_BYTES);
        long beganNanos = System.nanoTime();
        channel.write(page);
        channel.force(false);
        samples.add((System.nanoTime() - beganNanos) / 1e6);
      }
    }
    Files.delete(file);
    return samples;
  }

  @Override
  public void close() {
    client.close();
    echo.close();
  }
}
