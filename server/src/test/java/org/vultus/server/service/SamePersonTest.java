package org.vultus.server.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vultus.embedding.Embedding;
import org.vultus.embedding.MatchRule;
import org.vultus.embedding.ModelId;
import org.vultus.embedding.Reference;

/** Templates in a plane, told by their angles; those within 45 degrees match. */
class SamePersonTest {

  private static final MatchRule RULE = MatchRule.fixed(Math.cos(Math.toRadians(45)), null);

  @Test
  void photosOfOnePerson_areChosen_theNearestFirst() {
    assertThat(among(0, 30, 35, 60)).containsExactly(1, 2, 3, 0);
  }

  @Test
  void singlePhoto_isItsPerson() {
    assertThat(among(10)).containsExactly(0);
  }

  @Test
  void strangers_areNoPerson() {
    assertThat(among(0, 90)).isEmpty();
    assertThat(among(0, 90, 180, 270)).isEmpty();
  }

  @Test
  void outlier_isNotChosen() {
    assertThat(among(0, 180, 5)).containsExactly(0, 2);
  }

  @Test
  void secondPerson_isToldByTwoPhotos() {
    assertThat(among(0, 5, 10, 180)).hasSize(3);
    assertThat(among(0, 5, 10, 180, 185)).isEmpty();
  }

  @Test
  void personOfHalfOfThePhotos_isNotSure() {
    assertThat(among(0, 5, 90, 180)).isEmpty();
    assertThat(among(0, 5, 10, 100, 190)).hasSize(3);
  }

  /** Each matches the next, but the last is far from the mean of all. */
  @Test
  void chainOfMatches_doesNotJoinTwoPeople() {
    assertThat(among(0, 10, 20, 60, 100, 110, 120)).isEmpty();
  }

  @Test
  void registeredUser_decidesAlone() {
    Reference known = Reference.of(List.of(at(0), at(10)));
    assertThat(SamePerson.joining(known, List.of(at(180), at(185), at(40)), RULE))
        .containsExactly(2);
    assertThat(SamePerson.joining(known, List.of(), RULE)).isEmpty();
  }

  private static List<Integer> among(int... degrees) {
    return SamePerson.among(Arrays.stream(degrees).mapToObj(SamePersonTest::at).toList(), RULE);
  }

  private static Embedding at(int degrees) {
    double angle = Math.toRadians(degrees);
    float[] vector = {(float) Math.cos(angle), (float) Math.sin(angle)};
    return Embedding.of(new ModelId("plane", "1"), vector);
  }
}
