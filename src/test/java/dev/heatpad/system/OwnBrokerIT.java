package dev.heatpad.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.heatpad.fixture.Await;
import dev.heatpad.fixture.DaemonProcess;
import dev.heatpad.fixture.DaemonProcess.Outcome;
import dev.heatpad.fixture.Mosquitto;
import dev.heatpad.fixture.TestAuthority;
import dev.heatpad.fixture.TestAuthority.Pair;
import dev.heatpad.fixture.TestAuthority.Validity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Requirement: with the commands of the README a newcomer has TLS, passwords and access rules in a
 * fresh directory. They are read out of it; only ports are added, so that no other broker is in the
 * way, and packages are looked for instead of installed.
 */
@Timeout(180)
class OwnBrokerIT {

  private static final List<String> TOOLS =
      List.of("/usr/sbin/mosquitto", "/usr/bin/mosquitto_pub", "/usr/bin/mosquitto_sub");

  /** MQTT 3.1.1, 3.2.2.3. */
  private static final int ACCEPTED = 0;

  private static final int NOT_AUTHORISED = 5;
  private static final int CONNACK_CODE = 3;

  @TempDir Path home;

  private final List<Process> running = new ArrayList<>();
  private final List<String> daemon = new CopyOnWriteArrayList<>();
  private int port;
  private int webSocketPort;

  @BeforeEach
  void makeAHome() throws IOException {
    for (String tool : TOOLS) {
      if (!Files.isExecutable(Path.of(tool))) {
        String sentence = tool + " is not there; see the README for the Debian packages.";
        if (System.getenv("CI") != null) {
          fail(sentence);
        }
        System.err.println("SKIPPED: " + sentence);
        abort(sentence);
      }
    }
    port = Mosquitto.freePort();
    webSocketPort = Mosquitto.freePort();
    Path jar = Path.of(System.getProperty("heatpad.jar", "target/heatpad.jar")).toAbsolutePath();
    Path launcher =
        Files.writeString(
            home.resolve("heatpad"),
            "#!/bin/sh\nexec %s -Xmx96m -XX:TieredStopAtLevel=1 --sun-misc-unsafe-memory-access=allow -jar %s --set data.directory=%s --set runtime.directory=%s --set web.listen=127.0.0.1:0 \"$@\"\n"
                .formatted(
                    Path.of(System.getProperty("java.home"), "bin", "java"),
                    jar,
                    home.resolve("data"),
                    home.resolve("data")));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
  }

  @AfterEach
  void endWhatRuns() throws IOException, InterruptedException {
    for (Process process : running) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    // A broker in the background has left its parent; its own command line names this folder.
    ProcessHandle.allProcesses()
        .filter(it ->
            it.info().arguments().stream()
                .flatMap(Stream::of)
                .anyMatch(argument -> argument.equals(backgroundConfiguration())))
        .forEach(ProcessHandle::destroyForcibly);
  }

  /** The README names it from where it stands; the full path tells brokers of tests apart. */
  private String backgroundConfiguration() {
    return home.resolve("broker/mosquitto.conf").toString();
  }

  /** The commands of the section, in their order. */
  private static List<String> commands() throws IOException {
    String section =
        Files.readString(Path.of("README.md"))
            .split("\n## Your own broker\n", 2)[1]
            .split("\n## ", 2)[0];
    List<String> commands = new ArrayList<>();
    Matcher block = Pattern.compile("```\n(.*?)\n```", Pattern.DOTALL).matcher(section);
    while (block.find()) {
      commands.addAll(block.group(1).lines().toList());
    }
    return commands;
  }

  private Process shell(String command) throws IOException {
    Process process =
        new ProcessBuilder("/bin/sh", "-c", command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .start();
    running.add(process);
    return process;
  }

  private String done(String command) throws IOException, InterruptedException {
    Process process = shell(command);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> command + ": " + said);
    return said;
  }

  /** What it says, however it ends. */
  private String tried(String command) throws IOException, InterruptedException {
    Process process = shell(command);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  private String make(List<String> commands) throws IOException, InterruptedException {
    return done("%s --port %d --websocket-port %d".formatted(commands.get(1), port, webSocketPort));
  }

  /** A broker in the background may listen a moment after its command has ended. */
  private void startBroker() throws IOException, InterruptedException {
    done(commands().get(2).replace("broker/mosquitto.conf", backgroundConfiguration()));
    for (int listener : List.of(port, webSocketPort)) {
      Await.until("Mosquitto listens on " + listener, () -> listens(listener));
    }
  }

  private static boolean listens(int listener) {
    try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), listener)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static void drain(Process process, List<String> lines) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            process.inputReader(StandardCharsets.UTF_8).lines().forEach(lines::add);
          } catch (UncheckedIOException closed) {
            lines.add("(no more output)");
          }
        });
  }

  private String state() throws IOException, InterruptedException {
    return tried("XDG_CONFIG_HOME=broker/phone mosquitto_sub -W 10 -C 1 -t 'heatpad/+/back/state'")
        .strip();
  }

  private String as(String user, String password) {
    return ("XDG_CONFIG_HOME=/nonexistent mosquitto_pub -V 5 -q 1 -h localhost -p %d --cafile"
            + " broker/ca.crt %s")
        .formatted(port, user.isEmpty() ? "" : "-u %s -P %s".formatted(user, password));
  }

  private String password(String user) throws IOException {
    return Files.readString(home.resolve("broker/secrets/" + user)).strip();
  }

  private static String device() throws IOException {
    return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
  }

  @Test
  void theCommandsOfTheReadmeGiveABrokerWithRules() throws Exception {
    List<String> commands = commands();
    assertEquals(5, commands.size(), commands::toString);
    assertTrue(
        commands.getFirst().startsWith("sudo apt-get install mosquitto"), commands::toString);
    make(commands);
    startBroker();
    drain(shell(commands.get(3)), daemon);
    Await.until(
        "the daemon is ready: " + daemon,
        () -> daemon.stream().anyMatch(line -> line.startsWith("ready: ")));
    assertTrue(daemon.toString().contains("mqtts://localhost:" + port), daemon::toString);
    assertEquals("idle", state());
    assertEquals("", done(commands.get(4)));
    Await.until("heat", () -> "heating".equals(stateNow()));
    strangersAndOthersAreRefused();
    assertEquals("heating", state(), "nobody but the device wrote its state");
    for (String user : List.of(device(), "phone", "home")) {
      assertFalse(daemon.toString().contains(password(user)), "a password in the log");
    }
  }

  private String stateNow() {
    try {
      return state();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interruption);
    }
  }

  private void strangersAndOthersAreRefused() throws Exception {
    String own = "heatpad/" + device() + "/back/";
    String phone = as("phone", password("phone"));
    String program = as(device(), password(device()));
    String homeUser = as("home", password("home"));
    String discovery = "homeassistant/device/heatpad_%s_back/config".formatted(device());
    List<String> refused =
        List.of(
            phone + " -r -t " + own + "state -m idle",
            phone + " -r -t " + own + "heater -m OFF",
            phone + " -t heatpad/other/back/session/set -m ON",
            phone + " -r -t " + discovery + " -m x",
            homeUser + " -r -t " + own + "state -m idle",
            homeUser + " -r -t " + discovery + " -m x",
            program + " -t heatpad/other/back/state -m idle",
            program + " -t homeassistant/device/heatpad_other_back/config -m x",
            as("", "") + " -t " + own + "session/set -m OFF",
            as("phone", "guess") + " -t " + own + "session/set -m OFF",
            as("", "").replace(" --cafile broker/ca.crt", "") + " -t " + own + "stop -m x");
    for (String command : refused) {
      String said = tried(command);
      assertTrue(
          said.contains("ot authori") || said.contains("Error"), () -> command + ": " + said);
    }
    assertEquals("", done(homeUser + " -t " + own + "duration/set -m 15"));
    assertEquals("", done(homeUser + " -t homeassistant/status -m online"));
  }

  @Test
  void aSecondRunChangesNothingAndKeepsWhatWasAdded() throws Exception {
    List<String> commands = commands();
    assertTrue(make(commands).contains("Written to " + home.resolve("broker")));
    Path passwords = home.resolve("broker/passwords");
    Files.writeString(passwords, Files.readString(passwords) + "ann:$7$101$x$y\n");
    Map<String, String> before = contents();
    String said = make(commands);
    assertTrue(said.contains("nothing was changed"), said);
    assertEquals(before, contents());
    for (Map.Entry<String, String> file : before.entrySet()) {
      String mode =
          PosixFilePermissions.toString(
              Files.getPosixFilePermissions(home.resolve("broker").resolve(file.getKey())));
      assertEquals(file.getKey().endsWith(".crt") ? "rw-r--r--" : "rw-------", mode, file::getKey);
    }
    assertFalse(said.contains(password("phone")), "a password is told");
  }

  /** What a client in a browser does: MQTT 3.1.1 CONNECT, answered by CONNACK with its code. */
  @Test
  void aBrowserNeedsAPasswordToo() throws Exception {
    make(commands());
    startBroker();
    assertEquals(NOT_AUTHORISED, connackOverWebSocket("phone", "guess"));
    assertEquals(ACCEPTED, connackOverWebSocket("phone", password("phone")));
  }

  private int connackOverWebSocket(String user, String password) throws Exception {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    rest.writeBytes(new byte[] {0, 4, 'M', 'Q', 'T', 'T', 4, (byte) 0xc2, 0, 60});
    for (String text : List.of("browser", user, password)) {
      rest.write(0);
      rest.write(text.length());
      rest.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
    ByteArrayOutputStream connect = new ByteArrayOutputStream();
    connect.write(0x10);
    connect.write(rest.size());
    connect.writeBytes(rest.toByteArray());
    CompletableFuture<Integer> code = new CompletableFuture<>();
    try (HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build()) {
      WebSocket socket =
          client
              .newWebSocketBuilder()
              .subprotocols("mqtt")
              .buildAsync(
                  URI.create("wss://localhost:" + webSocketPort + "/mqtt"),
                  new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onBinary(
                        WebSocket from, ByteBuffer data, boolean last) {
                      code.complete((int) data.get(data.position() + CONNACK_CODE));
                      return WebSocket.Listener.super.onBinary(from, data, last);
                    }
                  })
              .get(10, TimeUnit.SECONDS);
      socket.sendBinary(ByteBuffer.wrap(connect.toByteArray()), true).get(10, TimeUnit.SECONDS);
      int answer = code.get(10, TimeUnit.SECONDS);
      socket.abort();
      return answer;
    }
  }

  private SSLContext trusting() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (InputStream in = Files.newInputStream(home.resolve("broker/ca.crt"))) {
      store.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  /** Name to contents and time of each file. */
  private Map<String, String> contents() throws IOException {
    Path folder = home.resolve("broker");
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        FileTime time = Files.getLastModifiedTime(file);
        contents.put(folder.relativize(file).toString(), time + " " + Files.readString(file));
      }
    }
    return contents;
  }

  /** Heat is local: a broker that is not trusted takes the news, not the session. */
  @Test
  void aBrokerThatIsNotTrustedKeepsNobodyFromHeat() throws Exception {
    TestAuthority ours = new TestAuthority(home.resolve("ours"));
    Pair server = ours.server("server", Validity.NOW, "ip:127.0.0.1");
    Path theirs = new TestAuthority(home.resolve("theirs")).certificate();
    try (Mosquitto broker =
            Mosquitto.start(
                home, "user root", "certfile " + server.certificate(), "keyfile " + server.key());
        DaemonProcess untrusting =
            DaemonProcess.start(
                home,
                "--set",
                "mqtt.broker=mqtts://127.0.0.1:" + broker.port(),
                "--set",
                "mqtt.certificate-authority=" + theirs)) {
      assertEquals(0, untrusting.run("start").exitCode());
      Await.until("heat", () -> untrusting.run("status").all().contains("heating"));
      String sentence = "cannot be reached: its certificate was not signed by who is trusted here";
      assertTrue(untrusting.lines().toString().contains(sentence), untrusting.lines()::toString);
      Outcome check =
          untrusting.run(
              "check",
              "--set",
              "mqtt.broker=mqtts://127.0.0.1:" + broker.port(),
              "--set",
              "mqtt.certificate-authority=" + theirs);
      assertEquals(1, check.exitCode(), check::all);
      assertTrue(check.all().contains(sentence), check::all);
    }
  }
}
