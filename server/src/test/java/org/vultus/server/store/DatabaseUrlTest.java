package org.vultus.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

  @ParameterizedTest
  @CsvSource({
    "jdbc:mysql://db:3306/people, jdbc:mysql://db:3306/people",
    "jdbc:mysql://db:3306/, jdbc:mysql://db:3306/libraryregistration",
    "jdbc:mysql://db, jdbc:mysql://db/libraryregistration",
    "jdbc:mariadb://db?sslMode=trust, jdbc:mariadb://db/libraryregistration?sslMode=trust",
    "jdbc:mysql:replication://a:1/x?k=v, jdbc:mysql:replication://a:1/x?k=v",
  })
  void url_withoutName_meansTheDocumentedDatabase(String given, String used) {
    assertThat(DatabaseUrl.parse(given).jdbc()).isEqualTo(used);
  }

  @Test
  void property_ofTheUrl_isKeptUnlessForced() {
    DatabaseUrl url = DatabaseUrl.parse("jdbc:mysql://db/x?a=1&b=2");
    assertThat(url.orElse("a", "9").with("b", "9").orElse("c", "9").jdbc())
        .isEqualTo("jdbc:mysql://db/x?a=1&b=9&c=9");
  }

  @Test
  void place_andText_showNoPassword() {
    DatabaseUrl url = DatabaseUrl.parse("jdbc:mysql://me:s3cret@db:3306/x?password=s3cret");
    assertThat(url.place()).isEqualTo("db:3306");
    assertThat(url.toString()).isEqualTo("DatabaseUrl[db:3306/x]");
    assertThat(url.isMariaDb()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "mysql://db", "jdbc:postgresql://db/x", "jdbc:mysql:///x"})
  void otherForms_areRefused(String url) {
    assertThatThrownBy(() -> DatabaseUrl.parse(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must look like jdbc:mysql://");
  }
}
