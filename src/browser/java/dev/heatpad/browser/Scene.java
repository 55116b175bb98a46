package dev.heatpad.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heatpad.fixture.DaemonProcess;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program with a simulated pad, a browser, and the phones that look at it. */
final class Scene implements AutoCloseable {

  private static final Pattern CODE = Pattern.compile("\\b([0-9]{3}) ?([0-9]{3})\\b");

  private final DaemonProcess daemon;
  private final Chromium chromium;
  private final Deque<Phone> phones = new ArrayDeque<>();

  private Scene(DaemonProcess daemon, Chromium chromium) {
    this.daemon = daemon;
    this.chromium = chromium;
  }

  /** Starts the program with these options in this directory, and a browser. */
  static Scene start(Path directory, String... options) {
    Chromium chromium = Chromium.start();
    try {
      return new Scene(DaemonProcess.start(directory, DaemonProcess.embedded(options)), chromium);
    } catch (AssertionError notReady) {
      chromium.close();
      throw notReady;
    }
  }

  /** Options as {@code --set} takes them. */
  static String[] settings(String... settings) {
    List<String> options = new ArrayList<>();
    Arrays.stream(settings).forEach(setting -> options.addAll(List.of("--set", setting)));
    return options.toArray(String[]::new);
  }

  /** The same, with simulated time that runs so many times faster. */
  static String[] with(String[] options, String speed) {
    List<String> all = new ArrayList<>(Arrays.asList(options));
    all.addAll(List.of("--speed", speed));
    return all.toArray(String[]::new);
  }

  DaemonProcess daemon() {
    return daemon;
  }

  /** A new code, as somebody at the device gets it. */
  String code() {
    DaemonProcess.Outcome pair = daemon.run("pair", "--qr", "never");
    assertEquals(0, pair.exitCode(), pair::all);
    Matcher code = CODE.matcher(pair.all());
    if (!code.find()) {
      throw new AssertionError("no code: " + pair.all());
    }
    return code.group(1) + code.group(2);
  }

  /** A phone that nobody has paired. */
  Phone stranger(Phone.Look look) {
    Phone phone = chromium.phone(daemon.web().toString(), look);
    phones.push(phone);
    return phone;
  }

  /** A phone that is paired by the link in the QR code, and shows what is now. */
  Phone phone(Phone.Look look) {
    Phone phone = stranger(look).expecting("401");
    phone.open("#pair=" + code());
    phone.awaitLive();
    return phone;
  }

  @Override
  public void close() {
    List<AssertionError> complaints = new ArrayList<>();
    while (!phones.isEmpty()) {
      try {
        phones.pop().close();
      } catch (AssertionError complaint) {
        complaints.add(complaint);
      }
    }
    chromium.close();
    daemon.close();
    if (!complaints.isEmpty()) {
      throw complaints.getFirst();
    }
  }
}
