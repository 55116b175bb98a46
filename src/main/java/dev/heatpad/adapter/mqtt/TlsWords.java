package dev.heatpad.adapter.mqtt;

import java.io.EOFException;
import java.net.SocketException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXReason;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in plain words why TLS with the broker did not come about, and what to do. */
final class TlsWords {

  /** The message of a handshake that the other side ended without a word. */
  static final String HUNG_UP = "hung up";

  private static final String RECEIVED = "Received fatal alert";

  private TlsWords() {}

  /** Whether a broker hung up, with a word of its own or without one. */
  static boolean isRefusal(@Nullable Throwable failure) {
    return switch (failure) {
      case SSLException tls ->
          HUNG_UP.equals(tls.getMessage()) || String.valueOf(tls.getMessage()).contains(RECEIVED);
      case SocketException _, EOFException _ -> true;
      case null, default -> false;
    };
  }

  /** A refusal of a broker that asked for a certificate of ours. */
  static AccessFileException wantsOurs() {
    return new AccessFileException(
        "it wants a certificate of this computer that it trusts, check mqtt.client-certificate"
            + " and mqtt.client-key");
  }

  static String of(SSLException failure) {
    for (Throwable link = failure; link != null; link = link.getCause()) {
      String words = words(link);
      if (words != null) {
        return words;
      }
    }
    return ofMessage(String.valueOf(failure.getMessage()));
  }

  private static @Nullable String words(Throwable failure) {
    return switch (failure) {
      case CertificateExpiredException _ ->
          "its certificate has ended by the clock of this computer, renew it at the broker or set"
              + " the clock";
      case CertificateNotYetValidException _ ->
          "its certificate is not valid yet by the clock of this computer, set the clock";
      case CertPathBuilderException _ ->
          "its certificate was not signed by who is trusted here, check mqtt.certificate-authority";
      case CertPathValidatorException path when isAboutTrust(path.getReason()) ->
          "its certificate was not signed by who is trusted here, check mqtt.certificate-authority";
      // The comparison of names throws this class itself; chains throw what is above.
      case CertificateException names when isAboutNames(names) ->
          "its certificate is for other names than the one in mqtt.broker, write one of its names"
              + " there or make a certificate with this one";
      default -> null;
    };
  }

  /** An authority of the same name with another key has signed nothing of ours either. */
  private static boolean isAboutTrust(CertPathValidatorException.Reason reason) {
    return reason == PKIXReason.NO_TRUST_ANCHOR
        || reason == CertPathValidatorException.BasicReason.INVALID_SIGNATURE;
  }

  private static boolean isAboutNames(CertificateException failure) {
    String message = String.valueOf(failure.getMessage());
    return message.startsWith("No ") && message.contains("name");
  }

  /** What the other side said, or what Java says of it: Java gives no codes. */
  private static String ofMessage(String message) {
    if (message.equals(HUNG_UP) || message.equals("Unsupported or unrecognized SSL message")) {
      return "it does not speak TLS at this port, check the port in mqtt.broker";
    }
    return "TLS failed (" + message + ")";
  }
}
