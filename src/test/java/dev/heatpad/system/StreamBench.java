package dev.heatpad.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures a running daemon over loopback: from a command of one phone to the new state on a second
 * one, and the processor time that 20 watchers cost while a session runs. Not a test: started by
 * hand with the page's address, the daemon's process id, the seconds to look at the processor, and
 * a token where one is needed. The daemon runs with simulated pads and {@code sim.unlimited=true}.
 */
final class StreamBench {

  private static final int ROUNDS = 200;
  private static final int WATCHERS = 20;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(60);

  /** What Linux counts processor time in. */
  private static final double TICKS_PER_SECOND = 100;

  private final URI base;
  private final long pid;
  private final String authorization;
  private final HttpClient client = HttpClient.newHttpClient();

  private StreamBench(URI base, long pid, String authorization) {
    this.base = base;
    this.pid = pid;
    this.authorization = authorization;
  }

  public static void main(String[] arguments) throws Exception {
    StreamBench bench =
        new StreamBench(
            URI.create(arguments[0]),
            Long.parseLong(arguments[1]),
            arguments.length > 3 ? "Authorization: Bearer " + arguments[3] + "\r\n" : "");
    bench.latency();
    bench.processor(Long.parseLong(arguments[2]));
    System.exit(0);
  }

  /** A message of the stream and when it came. */
  private record Seen(long atNanos, String line) {}

  private void latency() throws Exception {
    BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
    watch(seen);
    List<Long> starts = new ArrayList<>();
    List<Long> stops = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      starts.add(tap(seen, "{\"verb\":\"start\",\"id\":\"bench-" + pid + round + "\"}", "heating"));
      stops.add(tap(seen, "{\"verb\":\"stop\"}", "idle"));
    }
    tell("tap on start until heating on the second phone", starts);
    tell("tap on stop until idle on the second phone", stops);
  }

  private long tap(BlockingQueue<Seen> seen, String command, String state) throws Exception {
    LockSupport.parkNanos(PAUSE_NANOS);
    seen.clear();
    long before = System.nanoTime();
    int status =
        client
            .send(
                request("/api/pads/back/commands", command), HttpResponse.BodyHandlers.discarding())
            .statusCode();
    if (status != 200) {
      throw new IllegalStateException(command + " was answered " + status);
    }
    while (true) {
      Seen next = seen.poll(10, TimeUnit.SECONDS);
      if (next == null) {
        throw new IllegalStateException("no state after " + command);
      }
      if (next.line().contains("\"programs\"") && next.line().contains("\"state\":\"" + state)) {
        return next.atNanos() - before;
      }
    }
  }

  private HttpRequest request(String path, String json) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization.substring(15).strip());
    }
    return request.build();
  }

  private void processor(long seconds) throws Exception {
    client.send(
        request("/api/pads/back/commands", "{\"verb\":\"start\",\"id\":\"bench-cpu-" + pid + "\"}"),
        HttpResponse.BodyHandlers.discarding());
    double alone = load(seconds);
    BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
    for (int number = 0; number < WATCHERS; number++) {
      watch(seen);
    }
    double watched = load(seconds);
    System.out.printf(
        "processor with one watcher %.2f %%, with %d more %.2f %% of one core; %.1f messages/s%n",
        alone * 100, WATCHERS, watched * 100, (double) seen.size() / seconds);
    client.send(request("/api/stop", "{}"), HttpResponse.BodyHandlers.discarding());
  }

  private double load(long seconds) throws IOException {
    double before = processorSeconds();
    long start = System.nanoTime();
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds));
    double wall = (System.nanoTime() - start) / 1e9;
    return (processorSeconds() - before) / wall;
  }

  private double processorSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  private void watch(BlockingQueue<Seen> seen) throws IOException {
    Socket socket = new Socket(base.getHost(), base.getPort());
    String head = "GET /api/stream HTTP/1.1\r\nHost: localhost\r\n" + authorization + "\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    Thread.ofPlatform().daemon().start(() -> read(socket, seen));
  }

  private static void read(Socket socket, BlockingQueue<Seen> seen) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("data: ")) {
          seen.add(new Seen(System.nanoTime(), line));
        }
      }
    } catch (IOException ended) {
      System.err.println("A stream ended: " + ended.getMessage());
    }
  }

  private static void tell(String what, List<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf(
        "%s: p50 %.2f ms, p95 %.2f ms, max %.2f ms of %d%n",
        what,
        sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 95 / 100] / 1e6,
        Arrays.stream(sorted).max().orElse(0) / 1e6,
        sorted.length);
  }
}
