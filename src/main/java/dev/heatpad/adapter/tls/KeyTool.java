package dev.heatpad.adapter.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The JDK's program {@code keytool}, run as a process. Passwords are never on its command line. */
public final class KeyTool {

  /** It takes 1.5 s here; a small computer under load may take ten times as long. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path program;

  private KeyTool(Path program) {
    this.program = program;
  }

  /** The one of the Java that runs this program. */
  public static KeyTool ofThisJava() throws TlsException {
    return in(Path.of(System.getProperty("java.home")));
  }

  static KeyTool in(Path javaHome) throws TlsException {
    Path program = javaHome.resolve("bin").resolve("keytool");
    if (!Files.isExecutable(program)) {
      throw new TlsException("There is no " + program + "; install a complete Java 25.");
    }
    return new KeyTool(program);
  }

  /**
   * From when to when a certificate is valid.
   *
   * @param start as keytool takes it, relative to now
   */
  record Validity(String start, int days) {}

  /** A key to be made, with its certificate. */
  record Wanted(String alias, String commonName, Validity validity, List<String> more) {}

  /** Makes a key and its certificate in this store. */
  void makeKey(Path store, Path passwordFile, Wanted wanted) throws TlsException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                program.toString(),
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass:file",
                passwordFile.toString(),
                "-alias",
                wanted.alias(),
                "-dname",
                "CN=" + wanted.commonName(),
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-sigalg",
                "SHA256withECDSA",
                "-startdate",
                wanted.validity().start(),
                "-validity",
                Integer.toString(wanted.validity().days())));
    arguments.addAll(wanted.more());
    run(arguments);
  }

  private void run(List<String> arguments) throws TlsException {
    try {
      Path output = Files.createTempFile("keytool", ".txt");
      try {
        Process process =
            new ProcessBuilder(arguments)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new TlsException(program + " did not end; try again.");
        }
        if (process.exitValue() != 0) {
          throw new TlsException(program + " failed: " + lastLine(output));
        }
      } finally {
        Files.delete(output);
      }
    } catch (IOException failure) {
      throw new TlsException(program + " cannot be run: " + failure.getMessage(), failure);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new TlsException("Interrupted.", interruption);
    }
  }

  private static String lastLine(Path output) throws IOException {
    return Files.readString(output, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank())
        .reduce((earlier, later) -> later)
        .orElse("it does not say why.");
  }
}
