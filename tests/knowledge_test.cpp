// The built-in knowledge itself: what no proof tells, since it is about this file alone.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "engine/wording.hpp"
#include "legcramp/builtin.hpp"
#include "legcramp/interview.hpp"
#include "support/sheets.hpp"
#include "support/small_knowledge.hpp"

using namespace legcramp;
using legcramp::testing::give;
using legcramp::testing::number_of;

namespace {

const Knowledge& knowledge = builtin_knowledge();

}  // namespace

TEST_CASE("vignettes are never rated below what their source gives, and seldom above",
          "[rated-too-low]") {
  struct Tally {
    int exact = 0;
    int too_low = 0;
    int too_high = 0;
  };
  std::map<Urgency, Tally> tallies;
  int all = 0;
  int too_high = 0;
  for (const Case& example : knowledge.cases) {
    if (example.story.empty()) continue;
    INFO(example.title);
    REQUIRE_FALSE(example.sources.empty());
    const Urgency got = assess(knowledge, sheet_of(knowledge, example)).at_least;
    Tally& tally = tallies[example.expect.urgency];
    tally.exact += got == example.expect.urgency ? 1 : 0;
    tally.too_low += got < example.expect.urgency ? 1 : 0;
    tally.too_high += got > example.expect.urgency ? 1 : 0;
    too_high += got > example.expect.urgency ? 1 : 0;
    ++all;
    CHECK(got >= example.expect.urgency);
  }
  CHECK(all >= 30);
  CHECK(too_high * 5 <= all);
  for (const auto& [level, tally] : tallies)
    fmt::print("vignettes, {}: {} exact, {} too low, {} too high\n", name_of(level), tally.exact,
               tally.too_low, tally.too_high);
}

TEST_CASE("every level of a rule is reached in some case, and missed by a single answer") {
  const auto differences = [](const Sheet& a, const Sheet& b) {
    int count = 0;
    for (Index i = 0; i < knowledge.findings.size(); ++i)
      count += a.given({i}) == b.given({i}) ? 0 : 1;
    return count;
  };
  std::vector<Sheet> sheets;
  for (const Case& example : knowledge.cases) {
    Sheet sheet(knowledge);
    for (const auto& [finding, answer] : example.answers.given) give(sheet, finding, answer);
    for (const CauseRef cause : example.causes) sheet.name(cause);
    sheets.push_back(std::move(sheet));
  }
  std::vector<Assessment> assessments;
  for (const Case& example : knowledge.cases)
    assessments.push_back(assess(knowledge, sheet_of(knowledge, example)));
  for (const Rule& rule : knowledge.rules) {
    if (rule.then.urgency == Urgency::self_care) continue;
    INFO(rule.id.text);
    const auto brings = [&](std::size_t i) {
      return assessments[i].at_least == rule.then.urgency &&
             std::ranges::find(assessments[i].alarms, &rule, &Reason::rule) !=
                 assessments[i].alarms.end();
    };
    bool has_pair = false;
    for (std::size_t hit = 0; hit < sheets.size() && !has_pair; ++hit)
      for (std::size_t miss = 0; miss < sheets.size() && brings(hit); ++miss)
        has_pair = has_pair || (assessments[miss].at_least < rule.then.urgency &&
                                differences(sheets[hit], sheets[miss]) == 1);
    CHECK(has_pair);
  }
}

TEST_CASE("an ordinary cramp takes at most seven screens, and the first holds nine signs") {
  CHECK(screens_if_no(knowledge, Sheet(knowledge), 8).size() <= 7);
  const auto first = next_screen(knowledge, Sheet(knowledge));
  REQUIRE(first);
  CHECK(first->findings.size() == 9);
  for (const FindingRef finding : first->findings) {
    Sheet sheet(knowledge);
    give(sheet, finding, Answer::yes);
    INFO(knowledge.id_of(finding).text);
    CHECK(assess(knowledge, sheet).at_least == Urgency::emergency);
  }
}

TEST_CASE("a line of a checklist carries every qualifier of its question", "[misread-question]") {
  // On a checklist only the name is shown, below the question of the screen.
  const std::set<std::string> qualifiers{
      "suddenly", "newly", "without", "over",  "both",  "last",    "weeks",   "months", "hours",
      "days",     "still", "even",    "again", "never", "between", "minutes", "far",    "only"};
  const auto qualifiers_of = [&](std::string_view text) {
    std::set<std::string> found;
    for (const Word& word : split_words(text, Stemmer("en")))
      if (qualifiers.contains(word.written) ||
          word.written.find_first_not_of("0123456789") == std::string::npos)
        found.insert(word.written);
    return found;
  };
  for (const Screen& screen : knowledge.screens) {
    if (screen.findings.size() == 1) continue;
    const auto of_screen = qualifiers_of(screen.ask);
    for (const FindingRef ref : screen.findings) {
      const Finding& finding = knowledge.findings[ref.index];
      INFO(finding.id.text);
      CHECK(finding.name.size() <= 90);  // three rows of 40 columns
      const auto of_name = qualifiers_of(finding.name);
      for (const std::string& qualifier : qualifiers_of(finding.ask)) {
        INFO(qualifier);
        CHECK((of_name.contains(qualifier) || of_screen.contains(qualifier)));
      }
    }
  }
}

TEST_CASE("an ordinary answer opens no further screen") {
  for (const char* ordinary :
       {"hard-effort", "sudden-or-long-effort", "drank-little", "legs-cold-at-night",
        "covers-press-feet", "over-60", "flat-feet-or-poor-shoes", "still-for-long", "unsteady",
        "alcohol-or-caffeine"}) {
    INFO(ordinary);
    Sheet sheet(knowledge);
    give(sheet, {number_of(knowledge, ordinary)}, Answer::yes);
    CHECK(screens_if_no(knowledge, sheet, 8).size() <= 7);
  }
}

TEST_CASE("every rule follows in some case, and every urgent one is missed in some") {
  for (const Rule& rule : knowledge.rules) {
    INFO(rule.id.text);
    std::set<Truth> truths;
    for (const Case& example : knowledge.cases) {
      truths.insert(bounds_of(knowledge, sheet_of(knowledge, example), rule.when).least);
    }
    CHECK(truths.contains(Truth::yes));
    if (rule.when.is_given()) CHECK(truths.contains(Truth::no));
    if (rule.if_unsure.urgency > Urgency::self_care) CHECK(truths.contains(Truth::open));
  }
}

TEST_CASE("every text of the built-in knowledge is plain ASCII") {
  CHECK(std::ranges::all_of(builtin_file(),
                            [](char c) { return c == '\n' || (c >= 0x20 && c < 0x7F); }));
}

TEST_CASE("what rests on our own judgement says so, and the other way round") {
  const auto cites_ours = [](std::span<const Citation> citations) {
    return std::ranges::any_of(
        citations, [](const Citation& c) { return knowledge[c.source].id.text == "ours"; });
  };
  for (const Rule& rule : knowledge.rules) {
    INFO(rule.id.text);
    if (rule.evidence == Evidence::ours) CHECK(cites_ours(rule.sources));
  }
  for (const auto list : {knowledge.remedies, knowledge.tips, knowledge.further})
    for (const Measure& measure : list) {
      INFO(measure.id.text);
      if (measure.evidence == Evidence::ours) CHECK(cites_ours(measure.sources));
      if (measure.is_timed() && measure.timing.evidence == Evidence::ours)
        CHECK(cites_ours(measure.timing.sources));
      // No source that we read says how long it takes to get ready.
      if (measure.timing.ready_seconds.value > 0) CHECK(cites_ours(measure.timing.sources));
    }
}

TEST_CASE("the article's five tips come first, in its order") {
  std::vector<std::string> places;
  for (const Measure& tip : knowledge.tips.first(5)) {
    const auto article = std::ranges::find_if(
        tip.sources, [](const Citation& c) { return knowledge[c.source].id.text == "article"; });
    REQUIRE(article != tip.sources.end());
    places.emplace_back(article->at);
  }
  CHECK(places == std::vector<std::string>{"tip 1", "tip 2", "tip 3", "tip 4", "tip 5"});
}
