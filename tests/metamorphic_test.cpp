// What must not matter to look-up: every red flag of the built-in knowledge, said in other words,
// by somebody else, with numbers in words, with slips. Losses are counted by kind.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>

#include "engine/ordinary_words.hpp"
#include "engine/wording.hpp"
#include "legcramp/assess.hpp"
#include "legcramp/builtin.hpp"
#include "legcramp/lookup.hpp"
#include "support/sheets.hpp"
#include "support/small_knowledge.hpp"

using namespace legcramp;
using namespace legcramp::testing;

namespace {

using Parts = std::vector<std::string>;

std::string joined(const Parts& parts) {
  std::string all;
  for (const std::string& part : parts) all.append(all.empty() ? "" : " ").append(part);
  return all;
}

Reading read(std::string_view query) {
  return look_up(builtin_knowledge(), builtin_dictionary(), query);
}
bool has(const Reading& reading, Index thing) {
  return std::ranges::any_of(reading.matches,
                             [&](const Match& match) { return match.entry.thing == thing; });
}
bool raises_alarm(const Reading& reading) {
  Sheet sheet(builtin_knowledge());
  answer_from(reading, sheet);
  return assess(builtin_knowledge(), sheet).at_least >= Urgency::urgent;
}

/// A phrase of a red flag: all that can be typed for each part, and the first of it.
struct Flag {
  Index thing;
  std::string pattern;
  std::vector<Parts> ways;
  Parts parts;
  [[nodiscard]] bool has_group(std::string_view name) const {
    return pattern.find("{" + std::string(name) + "}") != std::string::npos;
  }
};

const std::vector<Flag>& flags() {
  static const std::vector<Flag> all = [] {
    std::vector<Flag> found;
    const Knowledge& knowledge = builtin_knowledge();
    for (Index i = 0; i < knowledge.findings.size(); ++i)
      if (is_red_flag(knowledge, i))
        for (const Pattern phrase : knowledge.findings[i].words) {
          Flag flag{i, std::string(phrase.text), wordings(knowledge, phrase), {}};
          for (const Parts& words : flag.ways) flag.parts.push_back(words.front());
          found.push_back(std::move(flag));
        }
    return found;
  }();
  return all;
}

/// Counts how often something is lost, and shows some of it.
class Losses {
 public:
  void count(bool is_lost, const std::string& query) {
    ++tried_;
    if (!is_lost) return;
    ++lost_;
    constexpr std::size_t some = 20;
    if (lost_ <= some) queries_ += "\n  " + query;
  }
  /// At most so many in a hundred, of at least so many tried.
  void must_be_at_most(double percent, std::size_t least_tried) const {
    INFO(lost_ << " of " << tried_ << " lost:" << queries_);
    CHECK(tried_ >= least_tried);
    CHECK(static_cast<double>(lost_) <= percent / 100 * static_cast<double>(tried_));
  }

 private:
  std::size_t tried_ = 0;
  std::size_t lost_ = 0;
  std::string queries_;
};

/// Every red flag, said in another way, is found.
template <class Say>
Losses losses_when(Say say) {
  Losses losses;
  for (const Flag& flag : flags())
    say(flag,
        [&](const std::string& query) { losses.count(!has(read(query), flag.thing), query); });
  return losses;
}

/// Calls `say` with the parts, one of them replaced by each of what `instead` gives.
template <class Instead>
auto with_one_replaced(Instead instead) {
  return [instead](const Flag& flag, const auto& say) {
    for (std::size_t i = 0; i < flag.parts.size(); ++i)
      for (const std::string& other : instead(flag, i)) {
        Parts parts = flag.parts;
        parts[i] = other;
        say(joined(parts));
      }
  };
}

}  // namespace

TEST_CASE("a red flag is found whoever tells it, as a question, and amid small talk",
          "[hidden-sign]") {
  struct Around {
    std::string before;
    std::string after;
  };
  for (const Around& around :
       {Around{"my mum has ", ""}, Around{"he has ", " what do i do"}, Around{"is it bad if ", ""},
        Around{"why do i have ", ""}, Around{"hi there, sorry to bother you, ", ""},
        Around{"", " and i dont know what to do its driving me mad"}})
    losses_when([&](const Flag& flag, const auto& say) {
      say(around.before + joined(flag.parts) + around.after);
    }).must_be_at_most(1, 300);
}

TEST_CASE("a red flag is found by every word of its groups", "[hidden-sign]") {
  losses_when(with_one_replaced([](const Flag& flag, std::size_t i) {
    return flag.ways[i];
  })).must_be_at_most(1, 5'000);
}

TEST_CASE("a red flag is found with digits as words, larger numbers and other units",
          "[hidden-sign]") {
  const Knowledge& knowledge = builtin_knowledge();
  const auto number_of = [](const std::string& part) {
    return std::strtol(part.c_str(), nullptr, 10);
  };
  const auto unit_of = [](const std::string& part) {
    return part.substr(std::min(part.find(' '), part.size()));
  };
  losses_when(with_one_replaced([&](const Flag& flag, std::size_t i) {
    Parts others;
    const long number = number_of(flag.parts[i]);
    if (number == 0) return others;
    const std::string unit = unit_of(flag.parts[i]);
    for (const NumberWords& words : knowledge.lookup.numbers)
      if (words.value.value == number)
        for (const Text word : words.words) others.push_back(std::string(word) + unit);
    if (flag.pattern.find("{over") != std::string::npos)
      others.push_back(std::to_string(3 * number) + unit);
    for (const Unit& one : knowledge.lookup.units)
      if (std::ranges::find(one.words, Text(unit).substr(std::min<std::size_t>(1, unit.size()))) !=
          one.words.end())
        for (const Text word : one.words) {
          others.push_back(fmt::format("{} {}", number, word));
          others.push_back(fmt::format("{}{}", number, word));
        }
    return others;
  })).must_be_at_most(1, 40);
}

TEST_CASE("a red flag is found with two unknown words in it", "[hidden-sign]") {
  losses_when([](const Flag& flag, const auto& say) {
    for (std::size_t i = 1; i < flag.parts.size(); ++i) {
      Parts parts = flag.parts;
      parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(i), {"zibbel", "quorf"});
      say(joined(parts));
    }
  }).must_be_at_most(5, 300);
}

TEST_CASE("no slip in a word hides a red flag, unless it makes another word", "[hidden-sign]") {
  const auto slips_of = [](const std::string& word) {
    Parts slips;
    constexpr std::size_t shortest = 5;
    for (std::size_t at = 0; word.size() >= shortest && at < word.size(); ++at)
      for (const char* const slip : {"", "q", "a", "e", "s", "twice", "swapped"}) {
        std::string wrong = word;
        if (slip == std::string_view("twice")) wrong.insert(at, 1, wrong[at]);
        else if (slip == std::string_view("swapped")) {
          if (at + 1 < wrong.size()) std::swap(wrong[at], wrong[at + 1]);
        } else wrong.replace(at, 1, slip);
        if (wrong != word && !is_ordinary_word("en", wrong)) slips.push_back(wrong);
      }
    return slips;
  };
  losses_when([&](const Flag& flag, const auto& say) {
    if (flag.parts.size() < 2) return;  // a single word is no more than near to many
    for (std::size_t i = 0; i < flag.parts.size(); ++i)
      if (flag.parts[i].find(' ') == std::string::npos)
        for (const std::string& wrong : slips_of(flag.parts[i])) {
          Parts parts = flag.parts;
          parts[i] = wrong;
          say(joined(parts));
        }
  }).must_be_at_most(3, 5'000);
}

TEST_CASE("a no before a red flag leaves it open") {
  const LookupWords& lookup = builtin_knowledge().lookup;
  Losses losses;
  for (const Flag& flag : flags()) {
    const auto denies = [&](const std::string& part) {
      return std::ranges::find(lookup.negations, part) != lookup.negations.end() ||
             std::ranges::find(lookup.denials, part) != lookup.denials.end();
    };
    if (std::ranges::any_of(flag.parts, denies)) continue;
    const std::string query = "no " + joined(flag.parts);
    losses.count(has(read(query), flag.thing), query);
  }
  losses.must_be_at_most(5, 200);
}

TEST_CASE("what is said of another thing than the leg raises no alarm") {
  for (const std::string other : {"battery", "table", "period pain"}) {
    Losses losses;
    for (const Flag& flag : flags()) {
      Parts parts;
      bool has_leg = false;
      for (std::size_t i = 0; i < flag.parts.size(); ++i) {
        const bool is_leg = std::ranges::any_of(flag.ways[i], [](const std::string& word) {
          return word == "foot" || word == "calf" || word == "thigh";
        });
        has_leg = has_leg || is_leg;
        parts.push_back(is_leg ? other : flag.parts[i]);
      }
      if (has_leg) losses.count(raises_alarm(read(joined(parts))), joined(parts));
    }
    losses.must_be_at_most(15, 50);
  }
}

#ifdef LEGCRAMP_ORDINARY_TEXT
TEST_CASE("ordinary English raises next to no alarm") {
  // Sentences that are about something else, as Debian's package "fortunes" has them.
  constexpr std::size_t most_sentences = 10'000;
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(LEGCRAMP_ORDINARY_TEXT))
    if (!entry.path().has_extension()) files.insert(entry.path());
  std::vector<std::string> sentences;
  for (const auto& path : files) {
    std::ifstream file(path);
    std::string sentence;
    for (std::string line; std::getline(file, line);)
      for (const char c : (line == "%" ? "." : line) + " ") {
        sentence += c;
        if (c != '.' && c != '!' && c != '?') continue;
        constexpr std::ptrdiff_t fewest_blanks = 3;
        const bool is_one = std::ranges::count(sentence, ' ') >= fewest_blanks;
        if (is_one && sentence.size() <= longest_query) sentences.push_back(sentence);
        sentence.clear();
      }
  }
  std::ranges::shuffle(sentences, std::mt19937(1));
  sentences.resize(std::min(sentences.size(), most_sentences));
  Losses losses;
  for (const std::string& sentence : sentences)
    losses.count(raises_alarm(read(sentence)), sentence);
  losses.must_be_at_most(1, most_sentences);
}
#endif
