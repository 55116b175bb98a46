package dev.heatpad;

import dev.heatpad.adapter.mosquitto.FolderException;
import dev.heatpad.adapter.mosquitto.House;
import dev.heatpad.adapter.mosquitto.Listeners;
import dev.heatpad.adapter.mosquitto.MosquittoFolder;
import dev.heatpad.adapter.tls.BrokerCertificate;
import dev.heatpad.adapter.tls.KeyTool;
import dev.heatpad.adapter.tls.LocalAuthority;
import dev.heatpad.adapter.tls.SubjectName;
import dev.heatpad.adapter.tls.TlsException;
import dev.heatpad.adapter.tls.TlsFolder;
import dev.heatpad.cli.ConfigurationProblem;
import dev.heatpad.cli.MosquittoSetup;
import dev.heatpad.config.ConfigurationException;
import dev.heatpad.config.Settings;
import dev.heatpad.wire.TopicFilter;
import dev.heatpad.wire.WearableMapping;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code heatpad mosquitto} does: it knows the house and the names of this computer. */
final class LocalMosquitto implements MosquittoSetup {

  @Override
  public Outcome make(Wanted wanted) throws ConfigurationProblem {
    try {
      Settings settings = ConfiguredPaths.load(wanted.config(), wanted.overrides());
      String device = settings.device().id();
      if (device.equals(House.PHONE) || device.equals(House.HOME)) {
        return new Refused(
            "device.id is \"" + device + "\", which is a user of the broker; choose another.");
      }
      Path directory = wanted.folder().toAbsolutePath().normalize();
      MosquittoFolder folder = new MosquittoFolder(directory);
      folder.requirePlainPath();
      LocalDate end = certify(folder, settings, OwnNames.asked(wanted.names()));
      House house = house(settings, HeatpadDaemon.wearable(wanted.config(), settings));
      Listeners listeners =
          new Listeners(
              new Listeners.Mqtt(wanted.ports().mqtt()),
              new Listeners.WebSocket(wanted.ports().webSocket()));
      MosquittoFolder.Made made =
          folder.make(house, listeners, System.getProperty("user.name", "mosquitto"));
      return new Made(
          directory,
          made.written(),
          made.different(),
          end,
          folder.settings(house, listeners),
          new Reach(
              Stream.concat(LanAddress.find().stream(), Stream.of(OwnNames.hostInLocalNetwork()))
                  .toList(),
              device,
              house.pads().getFirst()));
    } catch (ConfigurationException exception) {
      throw new ConfigurationProblem(exception.problems());
    } catch (TlsException refusal) {
      return new Refused(refusal.sentence());
    } catch (FolderException refusal) {
      return new Refused(refusal.sentence());
    } catch (SocketException failure) {
      return new Refused(
          "The network addresses of this computer cannot be read (" + failure + ").");
    }
  }

  /** Sees to it that there is a certificate that lasts; answers its last day. */
  private static LocalDate certify(
      MosquittoFolder folder, Settings settings, List<SubjectName> asked)
      throws FolderException, TlsException, SocketException {
    Instant now = Instant.now();
    Optional<String> found = folder.certificate();
    if (found.isPresent() && BrokerCertificate.serves(found.get(), asked, now)) {
      return lastDay(found.get());
    }
    BrokerCertificate made =
        new LocalAuthority(TlsFolder.in(settings.data().directory()), KeyTool.ofThisJava(), now)
            .makeForBroker(
                new LocalAuthority.Wanted(settings.device().id(), OwnNames.of(settings), asked));
    folder.identify(new MosquittoFolder.Identity(made.authority(), made.certificate(), made.key()));
    return lastDay(made.certificate());
  }

  private static LocalDate lastDay(String certificate) {
    return BrokerCertificate.end(certificate)
        .orElseThrow()
        .atZone(ZoneId.systemDefault())
        .toLocalDate();
  }

  private static House house(Settings settings, Optional<WearableMapping> wearable) {
    return new House(
        settings.device().id(),
        settings.mqtt().discovery().prefix(),
        List.copyOf(settings.pads().keySet()),
        wearable.stream()
            .flatMap(mapping -> mapping.topics().stream())
            .map(TopicFilter::text)
            .toList());
  }
}
