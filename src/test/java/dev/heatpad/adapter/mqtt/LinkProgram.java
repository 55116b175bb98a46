package dev.heatpad.adapter.mqtt;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A program with a link and nothing else, for tests that must look at a whole process. */
public final class LinkProgram {

  private LinkProgram() {}

  /**
   * Runs until the link has told something. Arguments: {@code embedded} or {@code elsewhere}, and a
   * directory.
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("embedded")) {
      try (EmbeddedBroker broker =
          EmbeddedBroker.start(new ListenAddress("127.0.0.1", 0), Path.of(arguments[1]))) {
        run(broker.address());
      }
    } else {
      // Nothing listens on port 1.
      run(new BrokerAddress(BrokerAddress.Transport.PLAIN, "127.0.0.1", 1));
    }
  }

  private static void run(BrokerAddress broker) throws InterruptedException {
    CountDownLatch told = new CountDownLatch(1);
    LinkSettings settings =
        LinkSettings.standard(
            broker,
            "heatpad-program",
            BrokerAccess.anonymous(),
            new LinkSettings.Availability("heatpad/program/availability", "online", "offline"),
            List.of("heatpad/program/stop"));
    try (MqttLink link =
        new MqttLink(settings, message -> {}, new Telling(told), System::nanoTime)) {
      link.start();
      if (!told.await(30, TimeUnit.SECONDS)) {
        System.out.println("nothing within 30 s");
      }
    }
  }

  private record Telling(CountDownLatch told) implements LinkListener {
    @Override
    public void connected() {
      System.out.println("told connected");
      told.countDown();
    }

    @Override
    public void lost(String sentence) {
      System.out.println("told " + sentence);
      told.countDown();
    }

    @Override
    public void recordTaken(String id) {}
  }
}
