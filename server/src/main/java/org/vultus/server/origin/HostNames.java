package org.vultus.server.origin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.function.SingletonSupplier;

/**
 * The host names by which the server may be asked. Others are refused: anybody can have a name of
 * their own point to this machine, and a page that was loaded under it would be one with the server
 * in the eyes of a browser (DNS rebinding). Under an address no page of others is ever loaded.
 */
final class HostNames {

  private static final String LOOPBACK = "localhost";

  private final Set<String> configured;
  private final Supplier<Set<String>> machine;

  HostNames(OriginSettings settings) {
    this(settings, HostNames::ofThisMachine);
  }

  /**
   * Names as configured, and those of the machine, which are asked for when they are first needed:
   * that can take seconds where the machine's own network does not know it.
   */
  HostNames(OriginSettings settings, Supplier<Set<String>> machine) {
    this.configured =
        settings.publicUrls().stream()
            .map(Origin::host)
            .collect(Collectors.toCollection(TreeSet::new));
    Authority.parse(settings.host()).map(Authority::host).ifPresent(configured::add);
    this.machine = SingletonSupplier.of(machine);
  }

  boolean contain(Authority asked) {
    String host = asked.host();
    return asked.isAddress()
        || host.equals(LOOPBACK)
        || host.endsWith("." + LOOPBACK)
        || configured.contains(host)
        || machine.get().contains(host);
  }

  /** The name, its first label, and that as machines of the same network know it (RFC 6762). */
  static Set<String> of(String machine) {
    String name = machine.toLowerCase(Locale.ROOT);
    String label = name.replaceFirst("\\..*", "");
    return Stream.of(name, label, label + ".local").collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> ofThisMachine() {
    try {
      return of(InetAddress.getLocalHost().getHostName());
    } catch (UnknownHostException e) {
      return Set.of();
    }
  }
}
