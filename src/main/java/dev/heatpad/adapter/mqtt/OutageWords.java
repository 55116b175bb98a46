package dev.heatpad.adapter.mqtt;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import org.jspecify.annotations.Nullable;

/** Says in plain words why the broker is not there. */
final class OutageWords {

  private OutageWords() {}

  static String lost(BrokerAddress broker, String cause) {
    return "The MQTT broker at "
        + broker
        + " cannot be reached: "
        + cause
        + ". Heatpad keeps trying; sessions go on under local rules.";
  }

  static String back(BrokerAddress broker, Duration outage, int tries) {
    return "The MQTT broker at "
        + broker
        + " is reached again after "
        + outage.toSeconds()
        + " s and "
        + tries
        + (tries == 1 ? " try." : " tries.");
  }

  /**
   * A few words for an exception of Paho, without its class names where the cause is a known one.
   */
  static String cause(Throwable failure) {
    for (Throwable link = failure; link != null; link = link.getCause()) {
      String words = words(link);
      if (words != null) {
        return words;
      }
    }
    return String.valueOf(failure.getMessage());
  }

  /** A few words for the code with which a broker ended the connection. */
  static String disconnectCause(int code) {
    String words = reasonWords(code);
    return words == null ? "it ended the connection with code " + code : words;
  }

  private static @Nullable String words(Throwable failure) {
    return switch (failure) {
      case UnknownHostException _ -> "its host name is unknown";
      case NoRouteToHostException _ -> "there is no way to its host";
      case SocketTimeoutException _ -> "it does not answer";
      case ConnectException _ -> "connection refused";
      case AccessFileException file -> file.words();
      case SSLException tls -> TlsWords.of(tls);
      case IllegalStateException ours -> ours.getMessage();
      case MqttException mqtt when mqtt.getCause() == null -> mqttWords(mqtt.getReasonCode());
      default -> null;
    };
  }

  private static @Nullable String mqttWords(int code) {
    return switch (code) {
      case MqttClientException.REASON_CODE_CLIENT_TIMEOUT,
          MqttClientException.REASON_CODE_WRITE_TIMEOUT ->
          "it does not answer";
      case MqttClientException.REASON_CODE_CONNECTION_LOST,
          MqttClientException.REASON_CODE_CLIENT_DISCONNECTING ->
          "the connection broke";
      default -> reasonWords(code);
    };
  }

  private static @Nullable String reasonWords(int code) {
    return switch (code) {
      case MqttReturnCode.RETURN_CODE_BAD_USERNAME_OR_PASSWORD,
          MqttReturnCode.RETURN_CODE_NOT_AUTHORIZED ->
          "it refuses the login, check mqtt.username and mqtt.password-file";
      case MqttReturnCode.RETURN_CODE_UNSUPPORTED_PROTOCOL_VERSION -> "it does not speak MQTT 5";
      case MqttReturnCode.RETURN_CODE_IDENTIFIER_NOT_VALID -> "it refuses our client id";
      case MqttReturnCode.RETURN_CODE_BANNED -> "it has banned us";
      case MqttReturnCode.RETURN_CODE_SERVER_UNAVAILABLE, MqttReturnCode.RETURN_CODE_SERVER_BUSY ->
          "it is busy";
      case MqttReturnCode.RETURN_CODE_SERVER_SHUTTING_DOWN -> "it is shutting down";
      default -> null;
    };
  }
}
