package dev.heatpad.adapter.mqtt;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** What we ask of a broker, in Paho's words. */
final class PahoOptions {

  static final int AT_LEAST_ONCE = 1;

  /** MQTT 5, 3.8.3.1, retain handling. */
  private static final int NO_STORED_MESSAGES = 2;

  private PahoOptions() {}

  /** The broker keeps nothing for us while we are away, so that no old command waits for us. */
  static MqttConnectionOptions connect(
      LinkSettings settings, SocketFactory sockets, Duration timeout) throws AccessFileException {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setSocketFactory(sockets);
    options.setCleanStart(true);
    options.setSessionExpiryInterval(0L);
    options.setAutomaticReconnect(false);
    options.setKeepAliveInterval((int) settings.keepAlive().toSeconds());
    // The rest of the time is for the answer to the connect packet and for the subscriptions.
    options.setConnectionTimeout(Math.max(1, (int) timeout.toSeconds() - 2));
    options.setMaximumPacketSize((long) PahoConnection.MAX_PACKET_BYTES);
    options.setTopicAliasMaximum(0);
    options.setUseSubscriptionIdentifiers(false);
    options.setWill(settings.availability().topic(), will(settings.availability()));
    if (settings.access().account().isPresent()) {
      logIn(options, settings.access().account().get());
    }
    return options;
  }

  private static void logIn(MqttConnectionOptions options, BrokerAccess.Account account)
      throws AccessFileException {
    options.setUserName(account.userName());
    Optional<Path> file = account.passwordFile();
    String password =
        file.isPresent() ? new AccessFile("mqtt.password-file", file.get()).secret().strip() : "";
    options.setPassword(password.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Our own topics first, then those of others. */
  static MqttSubscription[] subscriptions(LinkSettings settings) {
    return Stream.concat(
            settings.subscriptions().stream().map(PahoOptions::subscription),
            settings.others().stream().map(PahoOptions::ofOthers))
        .toArray(MqttSubscription[]::new);
  }

  private static MqttMessage will(LinkSettings.Availability availability) {
    byte[] offline = availability.offline().getBytes(StandardCharsets.UTF_8);
    return new MqttMessage(offline, AT_LEAST_ONCE, true, new MqttProperties());
  }

  /**
   * Our own publishes do not come back, and the retain flag stays visible, also of messages that
   * wait for us.
   */
  private static MqttSubscription subscription(String filter) {
    MqttSubscription subscription = new MqttSubscription(filter, AT_LEAST_ONCE);
    subscription.setNoLocal(true);
    subscription.setRetainAsPublished(true);
    subscription.setRetainHandling(0);
    return subscription;
  }

  /**
   * Many publish all their values with the retain flag. Without "retain as published" a value that
   * comes the moment it is sent has no such flag, and one that was stored has; those are asked for
   * only where they are wanted.
   */
  private static MqttSubscription ofOthers(ForeignTopic listening) {
    MqttSubscription subscription = new MqttSubscription(listening.filter().text(), AT_LEAST_ONCE);
    subscription.setRetainAsPublished(false);
    switch (listening.stored()) {
      case UNWANTED -> {
        subscription.setNoLocal(true);
        subscription.setRetainHandling(NO_STORED_MESSAGES);
      }
      case WANTED -> {
        // What we stored ourselves in an earlier life is what is looked for.
        subscription.setNoLocal(false);
        subscription.setRetainHandling(0);
      }
    }
    return subscription;
  }
}
