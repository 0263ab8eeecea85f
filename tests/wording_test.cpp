#include "engine/wording.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace legcramp;

namespace {

std::string text_of(const char8_t* text) { return reinterpret_cast<const char*>(text); }

/// The words of a text, with | in between.
std::string written(const std::string& text) {
  std::string all;
  for (const Word& word : split_words(text, Stemmer("en")))
    all.append(all.empty() ? "" : "|").append(word.written);
  return all;
}
std::string written(const char8_t* text) { return written(text_of(text)); }

}  // namespace

TEST_CASE("word forms are alike, other words are not") {
  const Stemmer english("en");
  for (const char* form : {"cramp", "cramps", "cramping", "cramped"})
    CHECK(english.stem_of(form) == "cramp");
  CHECK(english.stem_of("numbness") == english.stem_of("numb"));
  CHECK(english.stem_of("suddenly") == english.stem_of("sudden"));
  CHECK(english.stem_of("breathing") == english.stem_of("breathe"));
  CHECK(english.stem_of("bite") != english.stem_of("bit"));
  CHECK(english.stem_of("note") != english.stem_of("not"));
}

TEST_CASE("a language has its own stemmer, and one that is not known has none") {
  CHECK(Stemmer("de").stem_of("waden") == Stemmer("de").stem_of("wade"));
  CHECK(Stemmer("en-GB").stem_of("cramps") == "cramp");
  CHECK(Stemmer("xx").stem_of("cramps") == "cramps");
  CHECK(Stemmer("").stem_of("cramps") == "cramps");
}

TEST_CASE("a point between digits belongs to the number") {
  CHECK(written("37.5 is a temperature") == "37.5|is|a|temperature");
  CHECK(written("at 7. Then 3.x v1.5") == "at|7|then|3|x|v1|5");
}

TEST_CASE("case, punctuation and apostrophes do not matter") {
  const auto words = split_words("Can't FEEL\tmy (left) foot\xE2\x80\x99s toes!", Stemmer("en"));
  std::vector<std::string> written;
  for (const Word& word : words) written.push_back(word.written);
  CHECK(written == std::vector<std::string>{"cant", "feel", "my", "left", "foots", "toes"});
  CHECK(split_words("", Stemmer("en")).empty());
  CHECK(split_words(" ,;- ", Stemmer("en")).empty());
}

TEST_CASE("letters of every script belong to words, signs of every script part them") {
  CHECK(written("AZ az 09") == "az|az|09");
  CHECK(written(u8"\u00D7a\u00F7a\u2044a") == "a|a|a");
  CHECK(written(u8"a\U0001F62Da\u2122a\u2212a\u3002a\uE000a") == "a|a|a|a|a|a");
  for (const char8_t* const letter :
       {u8"\u0180", u8"\u1FFF", u8"\u2C00", u8"\u2DFF", u8"\u3040", u8"\uD7FF", u8"\uF900",
        u8"\uFDFF", u8"\u02FF", u8"\u0370", u8"\uFB07", u8"\uFE70", u8"\uFEFE", u8"\uFF66",
        u8"\uFFDC", u8"\U00010000", u8"\U0001EFFF", u8"\U00020000", u8"\U0003FFFF"})
    CHECK(written("a" + text_of(letter) + "b") == "a" + text_of(letter) + "b");
  for (const char8_t* const sign :
       {u8"\u2000", u8"\u2BFF", u8"\u2E00", u8"\u303F", u8"\uFE10", u8"\uFE6F", u8"\uFF00",
        u8"\uFF01", u8"\uFF5E", u8"\uFF5F", u8"\uFF65", u8"\u009F", u8"\uFFDD", u8"\U0001F000",
        u8"\U00040000"})
    CHECK(split_words("a" + text_of(sign) + "b", Stemmer("en")).size() == 2);
}

TEST_CASE(
    "a word is the same with and without accents, as wide as Chinese, with what is not seen") {
  CHECK(written(u8"ch\u00E9st Ch\u00C9st che\u0301st \u0179\u017F") == "chest|chest|chest|zs");
  CHECK(written(u8"\uFF23\uFF48\uFF45\uFF53\uFF54\uFF0C\uFF3A") == "chest|z");
  CHECK(written(u8"\u00C0e\u0300e\u036F che\u200Cst che\uFE00st che\uFE0Fst") ==
        "aee|chest|chest|chest");
  CHECK(written(u8"ch\u00ADe\u200Bs\u200Dt\uFE0F\uFEFF") == "chest");
  CHECK(written(u8"can't can\u2018t can\u2019t can\u00B4t can`t can\u02BCt can\u2032t") ==
        "cant|cant|cant|cant|cant|cant|cant");
  CHECK(written("can\x91t can\x92t can\x93t") == "cant|cant|can|t");
  CHECK(written(u8"\uFB00 \uFB01\uFB02 \uFB03x\uFB04 \uFB05\uFB06") == "ff|fifl|ffixffl|stst");
  CHECK(written(u8"can\u201At can\u2017t") == "can|t|can|t");
}

TEST_CASE("a sign stops what a no leaves open; a space, a quote and a hyphen within a word do not",
          "[hidden-sign]") {
  const auto stops = [](const char8_t* between) {
    return split_words("a" + text_of(between) + "b", Stemmer("en")).back().before != Break::none;
  };
  for (const char8_t* const sign :
       {u8",", u8".", u8"\n", u8"\r\n", u8" - ", u8"--", u8"/", u8"|", u8" (", u8"&", u8"+",
        u8"\u2026", u8"\u2022", u8"\u2013", u8"\u2028", u8"\u2029", u8"\U0001F62D"})
    CHECK(stops(sign));
  for (const char8_t* const gap :
       {u8" ", u8"\t", u8"-", u8"_", u8"\u2010", u8"\u2011", u8"\u00A0", u8"\u2000", u8"\u200A",
        u8"\u202F", u8"\u205F", u8"\u3000", u8" \"", u8"\u201C", u8"\u00BB "})
    CHECK_FALSE(stops(gap));
  CHECK(split_words("a\x96"
                    "b",
                    Stemmer("en"))
            .back()
            .before == Break::clause);
  for (const char* const sign : {".", "!", "?", ";", "\n"})
    CHECK(split_words("a" + std::string(sign) + " b", Stemmer("en")).back().before ==
          Break::sentence);
}
