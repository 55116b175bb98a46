package dev.heatpad.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the process finds around it and some defaults depend on: variables, host name, directory.
public record Surroundings(
    Map<String, String> environment, String hostName, Path workingDirectory) {
  private static final Path HOST_NAME_FILE = Path.of("/proc/sys/kernel/hostname");
  private static final String NAMELESS = "heatpad";
  private static final int MAX_NAME_LENGTH = 32;

  public Surroundings {
    environment = Map.copyOf(environment);
    workingDirectory = workingDirectory.toAbsolutePath().normalize();
  }

  /// Those of the running process. The host name comes from the kernel, because asking for it by
  /// [java.net.InetAddress] may wait for a name server.
  public static Surroundings ofProcess() {
    Map<String, String> environment = System.getenv();
    return new Surroundings(environment, kernelHostName(), Path.of(""));
  }

  /// The first part of the host name, in the letters that a topic may have.
  String deviceId() {
    String first = hostName.strip().split("\\.", 2)[0].toLowerCase(Locale.ROOT);
    String plain = first.replaceAll("[^a-z0-9_-]+", "-").replaceAll("^-+|-+$", "");
    if (plain.isEmpty()) {
      return NAMELESS;
    }
    return plain.substring(0, Math.min(plain.length(), MAX_NAME_LENGTH));
  }

  /// Where state belongs: the service manager's directory, else the user's.
  Optional<Path> stateDirectory() {
    return firstDirectory("STATE_DIRECTORY")
        .or(() -> absolute("XDG_STATE_HOME").map(state -> state.resolve("heatpad")))
        .or(() -> home().map(home -> home.resolve(".local/state/heatpad")));
  }

  Optional<Path> runtimeDirectory() {
    return firstDirectory("RUNTIME_DIRECTORY");
  }

  Optional<Path> home() {
    return absolute("HOME");
  }

  /// The service manager may give several directories with colons between them.
  private Optional<Path> firstDirectory(String name) {
    return Optional.ofNullable(environment.get(name))
        .map(value -> value.split(":", 2)[0])
        .filter(value -> value.startsWith("/"))
        .map(value -> Path.of(value).normalize());
  }

  private Optional<Path> absolute(String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> value.startsWith("/"))
        .map(value -> Path.of(value).normalize());
  }

  private static String kernelHostName() {
    try {
      return Files.readString(HOST_NAME_FILE).strip();
    } catch (IOException e) {
      return NAMELESS;
    }
  }
}
