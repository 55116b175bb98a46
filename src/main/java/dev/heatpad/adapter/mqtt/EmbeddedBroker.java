package dev.heatpad.adapter.mqtt;

import com.hivemq.configuration.service.InternalConfigurations;
import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The MQTT broker inside this program, for those who have none: HiveMQ Community Edition, in
 * memory, so that what it retains ends with the process. Retained state is published again by the
 * link when it connects.
 *
 * <p>This class is the only one that names HiveMQ. Whoever uses a broker elsewhere must not touch
 * it, and then none of HiveMQ's and Netty's classes is loaded. Made, used and closed by Main's
 * thread; the broker has threads of its own.
 */
public final class EmbeddedBroker implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(1);

  private static final System.Logger LOG = System.getLogger(EmbeddedBroker.class.getName());

  /** Strongly held, or the level would be forgotten. HiveMQ writes 20 lines at each start. */
  private static final List<Logger> QUIET =
      List.of(
          Logger.getLogger("com.hivemq"),
          Logger.getLogger("migrations"),
          Logger.getLogger("io.netty"));

  private final EmbeddedHiveMQ hiveMq;
  private final BrokerAddress address;

  private EmbeddedBroker(EmbeddedHiveMQ hiveMq, BrokerAddress address) {
    this.hiveMq = hiveMq;
    this.address = address;
  }

  /**
   * Starts a broker and waits until it takes connections.
   *
   * @param directory where it keeps its working files; made if missing
   */
  public static EmbeddedBroker start(ListenAddress listen, Path directory)
      throws BrokerStartException {
    QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
    ListenAddress free = listen.withFreePort();
    Path configuration = writeConfiguration(free, directory);
    makeSmall();
    // HiveMQ installs a handler that ends the program on faults of its own. Ending it is not
    // HiveMQ's decision.
    UncaughtExceptionHandler ours = Thread.getDefaultUncaughtExceptionHandler();
    EmbeddedHiveMQ hiveMq =
        EmbeddedHiveMQ.builder()
            .withConfigurationFolder(configuration)
            .withDataFolder(directory.resolve("data"))
            .withExtensionsFolder(directory.resolve("extensions"))
            .withoutLoggingBootstrap()
            .build();
    try {
      hiveMq.start().get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
      return new EmbeddedBroker(hiveMq, free.reachedAt());
    } catch (ExecutionException | TimeoutException failed) {
      throw new BrokerStartException(
          "The embedded MQTT broker did not start on "
              + free
              + ". Choose another mqtt.listen, or another broker with mqtt.broker.",
          failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BrokerStartException(
          "The start of the embedded MQTT broker was interrupted.", interrupted);
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(ours);
    }
  }

  /** Where clients on this machine reach it, with the real port. */
  public BrokerAddress address() {
    return address;
  }

  /**
   * Stops the broker. Netty takes more than two seconds to rest its threads; after one second this
   * returns and they end by themselves, since nothing is left to save.
   */
  @Override
  public void close() {
    Thread closer = Thread.ofPlatform().daemon().name("mqtt-broker-stop").start(this::stop);
    try {
      closer.join(STOP_PATIENCE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop() {
    try {
      hiveMq.close();
    } catch (ExecutionException failed) {
      LOG.log(
          System.Logger.Level.WARNING, "The embedded MQTT broker did not stop cleanly.", failed);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** HiveMQ is made for thousands of clients; a home has five. */
  private static void makeSmall() {
    InternalConfigurations.PERSISTENCE_BUCKET_COUNT.set(4);
    InternalConfigurations.PAYLOAD_PERSISTENCE_BUCKET_COUNT.set(4);
    InternalConfigurations.PAYLOAD_PERSISTENCE_CLEANUP_THREADS.set(1);
    InternalConfigurations.PERSISTENCE_STARTUP_THREAD_POOL_SIZE.set(1);
    InternalConfigurations.SINGLE_WRITER_THREAD_POOL_SIZE.set(1);
    InternalConfigurations.EXTENSION_TASK_QUEUE_EXECUTOR_THREADS_COUNT.set(1);
    InternalConfigurations.MANAGED_EXTENSION_THREAD_POOL_THREADS_COUNT.set(1);
    InternalConfigurations.MQTT_EVENT_EXECUTOR_THREAD_COUNT.set(1);
    InternalConfigurations.PERSISTENCE_SHUTDOWN_GRACE_PERIOD_MSEC.set(100);
    InternalConfigurations.JMX_REPORTER_ENABLED.set(false);
  }

  /**
   * Topic aliases are off because Paho uses whatever it is offered, and clients with that trap are
   * common.
   */
  private static Path writeConfiguration(ListenAddress listen, Path directory)
      throws BrokerStartException {
    Path configuration = directory.resolve("conf");
    try {
      Files.createDirectories(directory.resolve("data"));
      Files.createDirectories(directory.resolve("extensions"));
      Files.createDirectories(configuration);
      Files.writeString(
          configuration.resolve("config.xml"),
          """
          <?xml version="1.0" encoding="UTF-8"?>
          <hivemq>
            <listeners>
              <tcp-listener>
                <port>%d</port>
                <bind-address>%s</bind-address>
              </tcp-listener>
            </listeners>
            <mqtt>
              <topic-alias><enabled>false</enabled></topic-alias>
              <packets><max-packet-size>65536</max-packet-size></packets>
              <receive-maximum><server-receive-maximum>100</server-receive-maximum></receive-maximum>
            </mqtt>
            <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
            <persistence><mode>in-memory</mode></persistence>
          </hivemq>
          """
              .formatted(listen.port(), listen.host()));
      return configuration;
    } catch (IOException failed) {
      throw new BrokerStartException(
          "The embedded MQTT broker cannot write its files in "
              + directory
              + ". Check data.directory.",
          failed);
    }
  }
}
