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
  for (const Word& word : split_words(text))
    all.append(all.empty() ? "" : "|").append(word.written);
  return all;
}
std::string written(const char8_t* text) { return written(text_of(text)); }

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

TEST_CASE("a form is made by an ending, not by a letter too many") {
  for (const char* const word : {"walks", "walked", "walking", "walkness", "walkly", "walkking"})
    CHECK(is_form_of(word, "walk"));
  for (const char* const word : {"walke", "walkes", "walkies", "walkd", "wal", "", "talk"})
    CHECK_FALSE(is_form_of(word, "walk"));
  CHECK(is_form_of("rashes", "rash"));
  CHECK(is_form_of("aches", "ache"));
  CHECK(is_form_of("crutches", "crutch"));
  CHECK(is_form_of("boxes", "box"));
  CHECK(is_form_of("tired", "tire"));
  CHECK(is_form_of("injuries", "injury"));
  CHECK(is_form_of("angrily", "angry"));
  CHECK_FALSE(is_form_of("staies", "stay"));
  CHECK_FALSE(is_form_of("s", ""));
}

TEST_CASE("case, punctuation and apostrophes do not matter") {
  const auto words = split_words("Can't FEEL\tmy (left) foot\xE2\x80\x99s toes!");
  std::vector<std::string> written;
  for (const Word& word : words) written.push_back(word.written);
  CHECK(written == std::vector<std::string>{"cant", "feel", "my", "left", "foots", "toes"});
  CHECK(split_words("").empty());
  CHECK(split_words(" ,;- ").empty());
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
    CHECK(split_words("a" + text_of(sign) + "b").size() == 2);
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
    return split_words("a" + text_of(between) + "b").back().after_break;
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
                    "b")
            .back()
            .after_break);
}
