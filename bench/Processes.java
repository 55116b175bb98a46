package bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Processes that the benchmark starts. None outlives it. */
final class Processes {

  /** The unit of times in /proc; the same on every Linux that Java runs on. */
  private static final double SECONDS_PER_TICK = 0.01;

  private static final Duration END_PATIENCE = Duration.ofSeconds(10);

  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
  }

  private Processes() {}

  static Child start(String... command) throws IOException {
    long startedNanos = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    RUNNING.add(process);
    return new Child(process, startedNanos);
  }

  /** One of them. */
  static final class Child implements AutoCloseable {

    /** A line of output, and when it came. */
    record Line(String text, long atNanos) {}

    private final Process process;
    private final long startedNanos;
    private final List<Line> lines = new ArrayList<>();

    private Child(Process process, long startedNanos) {
      this.process = process;
      this.startedNanos = startedNanos;
      Thread.ofPlatform().daemon().start(this::drain);
    }

    private void drain() {
      try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          add(line);
        }
      } catch (IOException | UncheckedIOException closed) {
        add("(no more output)");
      }
      add("(the end)");
    }

    private void add(String line) {
      long atNanos = System.nanoTime();
      synchronized (lines) {
        lines.add(new Line(line, atNanos));
        lines.notifyAll();
      }
    }

    long startedNanos() {
      return startedNanos;
    }

    /** Waits for a line that begins so. */
    Line awaitLine(String beginning, Duration patience) throws InterruptedException {
      long deadlineNanos = System.nanoTime() + patience.toNanos();
      synchronized (lines) {
        while (true) {
          for (Line line : lines) {
            if (line.text().startsWith(beginning)) {
              return line;
            }
          }
          long leftMillis = (deadlineNanos - System.nanoTime()) / 1_000_000;
          if (leftMillis <= 0 || !process.isAlive()) {
            throw new IllegalStateException("no line '" + beginning + "' in " + lines);
          }
          lines.wait(Math.min(leftMillis, 200));
        }
      }
    }

    /** Processor time of the process and of the ended ones that it waited for. */
    double cpuSeconds() throws IOException {
      String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      // utime, stime, cutime and cstime are fields 14 to 17 of proc(5); the third is the first
      // here.
      return Arrays.stream(fields, 11, 15).mapToLong(Long::parseLong).sum() * SECONDS_PER_TICK;
    }

    double residentMegabytes() throws IOException {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1024 / 1e6)
          .findFirst()
          .orElseThrow();
    }

    long pid() {
      return process.pid();
    }

    void signal(String name) throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    /** Asks it to end, as a service manager would. */
    @Override
    public void close() {
      process.destroy();
      try {
        if (!process.waitFor(END_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
          process.destroyForcibly().waitFor();
        }
      } catch (InterruptedException interruption) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
      RUNNING.remove(process);
    }
  }
}
