package org.vultus.server.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A JDBC URL of MySQL or MariaDB, taken apart. May hold a password: only {@link #place} is for
 * messages.
 *
 * @param scheme up to the two slashes
 * @param hosts between these and the next slash
 * @param database the database's name, or nothing
 * @param properties what follows the question mark
 */
record DatabaseUrl(String scheme, String hosts, String database, Map<String, String> properties) {

  private static final String DEFAULT_DATABASE = "libraryregistration";
  private static final Pattern FORM =
      Pattern.compile(
          "(?i)(jdbc:(?:mysql|mariadb)(?:[:+][a-z+]+)*://)([^/?]+)(?:/([^?]*))?(?:\\?(.*))?");

  /**
   * Reads a URL; without a database's name it means {@code libraryregistration}.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  static DatabaseUrl parse(String url) {
    Matcher parts = FORM.matcher(url.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "The database URL must look like jdbc:mysql://host:3306/name or"
              + " jdbc:mariadb://host:3306/name");
    }
    String name = parts.group(3);
    return new DatabaseUrl(
        parts.group(1),
        parts.group(2),
        name == null || name.isEmpty() ? DEFAULT_DATABASE : name,
        properties(parts.group(4) == null ? "" : parts.group(4)));
  }

  boolean isMariaDb() {
    return scheme.regionMatches(true, 0, "jdbc:mariadb", 0, "jdbc:mariadb".length());
  }

  /** The host and port, without user or password. */
  String place() {
    return hosts.substring(hosts.lastIndexOf('@') + 1);
  }

  /** The same server, no database chosen. */
  DatabaseUrl withoutDatabase() {
    return new DatabaseUrl(scheme, hosts, "", properties);
  }

  /** With a property set where the URL has none. */
  DatabaseUrl orElse(String name, String value) {
    return properties.containsKey(name) ? this : with(name, value);
  }

  /** With a property set, whatever the URL says. */
  DatabaseUrl with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(properties);
    more.put(name, value);
    return new DatabaseUrl(scheme, hosts, database, more);
  }

  /** The URL for the driver. */
  String jdbc() {
    String query =
        properties.entrySet().stream()
            .map(property -> property.getKey() + "=" + property.getValue())
            .collect(Collectors.joining("&"));
    return scheme + hosts + "/" + database + (query.isEmpty() ? "" : "?" + query);
  }

  @Override
  public String toString() {
    return "DatabaseUrl[" + place() + "/" + database + "]";
  }

  private static Map<String, String> properties(String query) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (String property : query.split("&", -1)) {
      int equals = property.indexOf('=');
      if (equals > 0) {
        properties.put(property.substring(0, equals), property.substring(equals + 1));
      }
    }
    return properties;
  }
}
