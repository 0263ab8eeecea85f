#include "legcramp/lookup.hpp"

#include <algorithm>
#include <fstream>

#include "engine/wording.hpp"
#include "legcramp/assess.hpp"
#include "legcramp/builtin.hpp"
#include "support/small_knowledge.hpp"

using namespace legcramp;
using namespace legcramp::testing;

namespace {

using Ids = std::vector<std::string>;

Reading read(const LoadedKnowledge& owned, std::string_view query) {
  const Dictionary dictionary = make_dictionary(owned.knowledge, *owned.memory);
  return look_up(owned.knowledge, dictionary, query);
}

Reading read(std::string_view query) {
  return look_up(builtin_knowledge(), builtin_dictionary(), query);
}

Ids ids_of(const Reading& reading) {
  Ids ids;
  for (const Match& match : reading.matches) ids.emplace_back(match.entry.id.text);
  return ids;
}

/// What a query finds in the small knowledge after more words for one finding.
Ids found_with(const Json& words, std::string_view query) {
  Json json = small_knowledge();
  json["findings"][2]["words"] = words;
  const LoadedKnowledge owned = loaded(json);
  return ids_of(read(owned, query));
}

Ids found(std::string_view query) { return ids_of(read(query)); }

std::string corrections(std::string_view query) {
  std::string all;
  for (const Correction& correction : read(query).corrected)
    all += correction.written + ">" + correction.read_as + " ";
  return all;
}

}  // namespace

TEST_CASE("word forms are alike, other words are not") {
  for (const char* form : {"cramp", "cramps", "cramping", "cramped"})
    CHECK(stem_of(form) == "cramp");
  CHECK(stem_of("calories") == stem_of("calory"));
  CHECK(stem_of("stretches") == stem_of("stretching"));
  CHECK(stem_of("running") == stem_of("run"));
  CHECK(stem_of("numbness") == stem_of("numb"));
  CHECK(stem_of("suddenly") == stem_of("sudden"));
  CHECK(stem_of("breathing") == stem_of("breathe"));
  CHECK(stem_of("swelling") == stem_of("swell"));
  CHECK(stem_of("toes") == stem_of("toe"));
  CHECK(stem_of("bus") == "bus");
  CHECK(stem_of("bed") == "bed");
  CHECK(stem_of("string") == "string");
  CHECK(stem_of("calf") != stem_of("call"));
  CHECK(stem_of("skies") == stem_of("ski"));
  CHECK(stem_of("ivies") == stem_of("ivy"));
  CHECK(stem_of("axes") == stem_of("ax"));
  CHECK(stem_of("upping") == stem_of("up"));
}

TEST_CASE("case, punctuation and apostrophes do not matter") {
  const auto words = split_words("Can't FEEL\tmy (left) foot\xE2\x80\x99s toes!");
  Ids written;
  for (const Word& word : words) written.push_back(word.written);
  CHECK(written == Ids{"cant", "feel", "my", "left", "foots", "toes"});
  CHECK(split_words("").empty());
  CHECK(split_words(" ,;- ").empty());
}

TEST_CASE("letters of every script belong to words, signs of every script part them") {
  const auto written = [](std::string_view text) {
    std::string all;
    for (const Word& word : split_words(text))
      all.append(all.empty() ? "" : "|").append(word.written);
    return all;
  };
  CHECK(written("AZ az 09") == "az|az|09");
  CHECK(written("\xC3\x80\xC3\xA9") == "\xC3\x80\xC3\xA9");
  CHECK(written("a\xC2\xBF"
                "b") == "a|b");  // an inverted question mark, the last before the letters
  CHECK(written("a\xE1\xBF\xBF"
                "b") ==
        "a\xE1\xBF\xBF"
        "b");  // U+1FFF
  CHECK(written("a\xE2\x80\x80"
                "b") == "a|b");  // U+2000, a space
  CHECK(written("a\xE2\x81\xAF"
                "b") == "a|b");  // U+206F
  CHECK(written("a\xE2\x81\xB0"
                "b") ==
        "a\xE2\x81\xB0"
        "b");  // U+2070
  CHECK(written("can\xE2\x80\x98t") == "cant");
  CHECK(written("can\xE2\x80\x9At") == "can|t");
  CHECK(written("can\xE2\x80\x97t") == "can|t");
}

TEST_CASE("a phrase is found in any order, with few words in between") {
  CHECK(found_with({"blue toe"}, "my toes turned blue") == Ids{"frail"});
  CHECK(found_with({"blue toe"}, "toe one blue") == Ids{"frail"});
  CHECK(found_with({"blue toe"}, "toe one two blue").empty());
  CHECK(found_with({"blue toe"}, "toe pain one the pain blue") == Ids{"frail"});
  CHECK(found_with({"blue toe"}, "blue").empty());
}

TEST_CASE("names and ids of entries are found like their words") {
  CHECK(found_with({"x"}, "heat pack") == Ids{"heat-pack"});
  CHECK(found_with({"x"}, "another flag") == Ids{"other-flag"});
}

TEST_CASE("no and without leave the next words open") {
  CHECK(found_with({"blue"}, "no blue").empty());
  CHECK(found_with({"blue"}, "no, blue") == Ids{"frail"});
  CHECK(found_with({"blue"}, "no strain but blue") == Ids{"frail"});
  CHECK(found_with({"blue"}, "no one two blue") == Ids{"frail"});
  CHECK(found_with({"blue"}, "no strain or blue").empty());
  const LoadedKnowledge owned = loaded(small_knowledge());
  CHECK(read(owned, "no red flag").left_open == Ids{"red", "flag"});
}

TEST_CASE("a red flag that a negation leaves open is still told", "[hidden-sign]") {
  Json json = small_knowledge();
  json["rules"].push_back(rule("alarm", "red-flag", {{"urgency", "urgent"}}));
  const LoadedKnowledge owned = loaded(json);
  const Reading reading = read(owned, "no red flag but strain");
  CHECK(ids_of(reading) == Ids{"strain"});
  REQUIRE(reading.left_open_flags.size() == 1);
  CHECK(reading.left_open_flags[0].id.text == "red-flag");
  CHECK(read(owned, "no frail but strain").left_open_flags.empty());
  CHECK(read(owned, "no frail. or red flag").matches.size() == 1);
  CHECK(read(owned, "red one two three flag").left_open_flags.empty());
}

TEST_CASE("two words written together are read as two, if neither is too short or all too long") {
  CHECK(found_with({"blue toe"}, "bluetoe") == Ids{"frail"});
  CHECK(found_with({"blue toe"}, "toeblue") == Ids{"frail"});
  CHECK(found_with({"my foot"}, "myfoot").empty());
  const std::string half = "abcdefghijklmnop";
  CHECK(found_with({half + " q" + half.substr(1)}, half + "q" + half.substr(1)) == Ids{"frail"});
  CHECK(found_with({half + " qr" + half.substr(1)}, half + "qr" + half.substr(1)).empty());
}

TEST_CASE("a misspelt word is read as what finds something, not as a common or a negating one") {
  Json json = small_knowledge();
  json["lookup"]["common"] = {"because"};
  json["lookup"]["negations"] = {"without"};
  json["findings"][2]["words"] = {"without wobbling"};
  const LoadedKnowledge owned = loaded(json);
  CHECK(read(owned, "becuase").corrected.empty());
  CHECK(read(owned, "wihtout").corrected.empty());
  REQUIRE(read(owned, "wobblign").corrected.size() == 1);
  CHECK(read(owned, "wobblign").corrected[0].read_as == "wobbling");
}

TEST_CASE("what explains more of the query stands first") {
  Json json = small_knowledge();
  json["findings"][1]["words"] = {"green", "hat"};
  json["findings"][2]["words"] = {"blue", "pain"};
  const LoadedKnowledge owned = loaded(json);
  CHECK(ids_of(read(owned, "green blue pain")) == Ids{"frail", "other-flag"});
  CHECK(ids_of(read(owned, "green hat blue")) == Ids{"other-flag", "frail"});
}

TEST_CASE("a whole phrase stands before as many single words") {
  Json json = small_knowledge();
  json["findings"][1]["words"] = {"green", "hat"};
  json["findings"][2]["words"] = {"blue shoe"};
  CHECK(ids_of(read(loaded(json), "green hat blue shoe")) == Ids{"frail", "other-flag"});
}

TEST_CASE("typographic quotes and dashes separate words") {
  CHECK(found("\xE2\x80\x9C"
              "chest pain\xE2\x80\x9D") == Ids{"chest-pain"});
  CHECK(found("chest pain\xE2\x80\x94now") == Ids{"chest-pain"});
}

TEST_CASE("every entry is found by its own id and name") {
  for (const Entry& entry : entries(builtin_knowledge()))
    for (const Text own : {entry.id.text, entry.name}) {
      INFO(own);
      const Ids ids = found(own);
      CHECK(std::ranges::find(ids, entry.id.text) != ids.end());
    }
}

TEST_CASE("a negation that belongs to a phrase is part of it") {
  CHECK(found_with({"no blue"}, "there is no blue") == Ids{"frail"});
}

TEST_CASE("general words find nothing beside a word that is not known") {
  CHECK(found_with({"pain"}, "pain") == Ids{"frail"});
  CHECK(found_with({"pain"}, "tooth pain").empty());
  CHECK(found_with({"pain"}, "strain pain") == Ids{"strain", "frail"});
}

TEST_CASE("no unknown word makes a red flag less relevant", "[hidden-sign]") {
  CHECK(ids_of(read("it will not stop")) == Ids{"cramp-over-10-minutes"});
  CHECK(ids_of(read("it will not stop since the zebra")) == Ids{"cramp-over-10-minutes"});
}

TEST_CASE("the longer phrase wins, but never over a red flag", "[hidden-sign]") {
  Json json = small_knowledge();
  json["findings"][0]["words"] = {"blue"};
  json["findings"][1]["words"] = {"blue shoe"};
  json["findings"][2]["words"] = {"shoe"};
  const LoadedKnowledge plain = loaded(json);
  CHECK(ids_of(read(plain, "blue shoe")) == Ids{"other-flag"});
  json["causes"][0]["words"] = {"blue"};
  CHECK(ids_of(read(loaded(json), "blue shoe")) == Ids{"other-flag"});
  json["causes"][0]["words"] = {"strain"};
  json["rules"].push_back(rule("alarm", "red-flag", {{"urgency", "urgent"}}));
  const LoadedKnowledge alarmed = loaded(json);
  CHECK(ids_of(read(alarmed, "blue shoe")) == Ids{"other-flag", "red-flag"});
}

TEST_CASE("misspelt words are read as the nearest word, by their length") {
  CHECK(corrections("excersise") == "excersise>exercise ");
  CHECK(corrections("gastrocnemeus") == "gastrocnemeus>gastrocnemius ");
  CHECK(corrections("claf") == "claf>calf ");
  CHECK(corrections("magnesum") == "magnesum>magnesium ");
  CHECK(corrections("legcramp") == "legcramp>leg cramp ");
  CHECK(corrections("cald").empty());  // four letters: only a swap is read
  CHECK(corrections("exercise").empty());
  CHECK(corrections("xqzw").empty());
}

TEST_CASE("words that found nothing are told") {
  const Reading reading = read("cold legs and a purple elephant");
  CHECK(reading.unused == Ids{"elephant"});
  CHECK_FALSE(reading.matches.empty());
}

TEST_CASE("words beyond what is read are told as not used") {
  std::string query = "cold ";
  for (int i = 0; i < 199; ++i) query += "the ";
  CHECK(read(query + "fainted").unused == Ids{"fainted"});
}

TEST_CASE("nothing relevant is an honest nothing") {
  for (const char* query :
       {"toothache", "writer's cramp", "stomach cramps", "period pain", "hand cramp", "tax return",
        "the", "", "!!!", "headache at night", "muscle pain in my arm"}) {
    INFO(query);
    CHECK(found(query).empty());
  }
}

TEST_CASE("very long and very strange queries are read in peace") {
  CHECK(found(std::string(131'000, 'a')).empty());
  std::string words;
  for (int i = 0; i < 20'000; ++i) words += "zz ";
  CHECK(found(words).empty());
  CHECK(found("\xFF\xFE\x01").empty());
}

TEST_CASE("what people type is found as urgent as it should be, and raises no alarm without cause",
          "[hidden-sign]") {
  std::ifstream file(LEGCRAMP_SOURCE "/tests/queries.tsv");
  int count = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    const bool is_known_otherwise = second != std::string::npos;
    const std::string wanted =
        is_known_otherwise ? line.substr(first + 1, second - first - 1) : line.substr(0, first);
    const std::string query = line.substr((is_known_otherwise ? second : first) + 1);
    Sheet sheet(builtin_knowledge());
    for (const Match& match : read(query).matches) {
      if (match.entry.kind == Kind::finding) sheet.set({match.entry.thing}, Answer::yes);
      if (match.entry.kind == Kind::cause) sheet.name({match.entry.thing});
    }
    const Urgency urgency = assess(builtin_knowledge(), sheet).at_least;
    const std::string found =
        urgency == Urgency::self_care ? "none" : std::string(name_of(urgency));
    INFO(query);
    if (wanted == "urgent" && !is_known_otherwise) CHECK(urgency >= Urgency::urgent);
    else CHECK(found == wanted);
    ++count;
  }
  CHECK(count > 300);
}
