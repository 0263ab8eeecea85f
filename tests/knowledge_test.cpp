// The built-in knowledge itself: its cases, its guarantees, and what must hold whatever is
// answered.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "builtin/builtin.hpp"
#include "legcramp/interview.hpp"
#include "support/small_knowledge.hpp"

using namespace legcramp;
using legcramp::testing::number_of;

namespace {

const Knowledge& knowledge = builtin_knowledge();

std::vector<std::string> ids(const Assessment& assessment) {
  std::vector<std::string> all;
  for (const auto* lines :
       {&assessment.causes, &assessment.remedies, &assessment.tips, &assessment.further})
    for (const Line& line : *lines) all.emplace_back(knowledge.id_of(line.thing).text);
  return all;
}

/// A sheet on which most findings are no, as in real life; each kind of answer occurs.
Sheet random_sheet(std::mt19937& random) {
  Sheet sheet(knowledge);
  std::discrete_distribution<int> answer{5, 80, 5, 10};
  for (Index i = 0; i < knowledge.findings.size(); ++i)
    sheet.set({i}, static_cast<Answer>(answer(random)));
  return sheet;
}

}  // namespace

TEST_CASE("the cases of the built-in knowledge hold") {
  REQUIRE(knowledge.cases.size() >= 80);
  for (const Case& example : knowledge.cases) {
    if (!example.story.empty()) continue;
    INFO(example.title);
    const Assessment assessment = assess(knowledge, sheet_of(knowledge, example));
    CHECK(name_of(assessment.at_least) == name_of(example.expect.urgency));
    CHECK(assessment.at_most == assessment.at_least);
    if (example.expect.shows.empty()) continue;
    std::vector<std::string> expected;
    for (const ShownRef ref : example.expect.shows)
      expected.emplace_back(knowledge.id_of(ref).text);
    CHECK(ids(assessment) == expected);
  }
}

TEST_CASE("no case contradicts itself") {
  for (const Case& example : knowledge.cases) {
    INFO(example.title);
    Sheet sheet(knowledge);
    for (const GivenAnswer& given : example.answers.given) sheet.set(given.finding, given.answer);
    CHECK_FALSE(find_contradiction(knowledge, sheet));
  }
}

TEST_CASE("vignettes are never rated below what their source gives, and seldom above") {
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
      count += a.answer({i}) == b.answer({i}) ? 0 : 1;
    return count;
  };
  std::vector<Sheet> sheets;
  for (const Case& example : knowledge.cases) {
    Sheet sheet(knowledge);
    for (const GivenAnswer& given : example.answers.given) sheet.set(given.finding, given.answer);
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

TEST_CASE("wherever a rule asks for urgent help or more, a guarantee demands it") {
  for (const Rule& rule : knowledge.rules) {
    if (rule.then.urgency < Urgency::urgent) continue;
    INFO(rule.id.text);
    for (const ConditionPart& part : rule.when.parts) {
      if (part.is != ConditionPart::Is::thing) continue;
      INFO(knowledge.id_of(part.value).text);
      CHECK(std::ranges::any_of(knowledge.guarantees, [&](const Guarantee& guarantee) {
        return guarantee.at_least >= rule.then.urgency &&
               std::ranges::any_of(guarantee.when.parts, [&](const ConditionPart& other) {
                 return other.is == ConditionPart::Is::thing && other.value == part.value;
               });
      }));
    }
  }
}

TEST_CASE("an ordinary cramp takes at most seven screens, and the first holds nine signs") {
  CHECK(screens_if_no(knowledge, Sheet(knowledge)).size() <= 7);
  const auto first = next_screen(knowledge, Sheet(knowledge));
  REQUIRE(first);
  CHECK(first->findings.size() == 9);
  for (const FindingRef finding : first->findings) {
    Sheet sheet(knowledge);
    sheet.set(finding, Answer::yes);
    INFO(knowledge.id_of(finding).text);
    CHECK(assess(knowledge, sheet).at_least == Urgency::emergency);
  }
}

TEST_CASE("an ordinary answer opens no further screen") {
  for (const char* ordinary :
       {"hard-effort", "sudden-or-long-effort", "drank-little", "legs-cold-at-night",
        "covers-press-feet", "over-60", "flat-feet-or-poor-shoes", "still-for-long", "unsteady",
        "alcohol-or-caffeine"}) {
    INFO(ordinary);
    Sheet sheet(knowledge);
    sheet.set({number_of(knowledge, ordinary)}, Answer::yes);
    CHECK(screens_if_no(knowledge, sheet).size() <= 7);
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

TEST_CASE("where the interview stops by itself, no answer left out would have changed the advice") {
  std::mt19937 random(3);
  std::discrete_distribution<int> answer{0, 90, 4, 6};
  const auto shown = [](const Sheet& sheet) {
    const Assessment assessment = assess(knowledge, sheet);
    std::vector<std::string> all = ids(assessment);
    all.emplace_back(name_of(assessment.at_least));
    for (const Line& line : assessment.avoid) all.emplace_back(knowledge.id_of(line.thing).text);
    for (const Note& note : assessment.notes) all.emplace_back(note.text);
    return all;
  };
  for (int round = 0; round < 300; ++round) {
    Sheet sheet(knowledge);
    std::size_t screens = 0;
    for (auto left = std::size_t{100}; const auto next = next_screen(knowledge, sheet);) {
      REQUIRE(next->screens_left_at_most < left);
      left = next->screens_left_at_most;
      for (const FindingRef finding : next->findings)
        sheet.set(finding, static_cast<Answer>(answer(random)));
      REQUIRE(++screens <= knowledge.screens.size());
    }
    const auto stopped = shown(sheet);
    for (int other = 0; other < 10; ++other) {
      Sheet full = sheet;
      for (Index i = 0; i < knowledge.findings.size(); ++i)
        if (full.answer({i}) == Answer::unasked)
          full.set({i}, static_cast<Answer>(1 + std::uniform_int_distribution<int>(0, 2)(random)));
      if (find_contradiction(knowledge, full)) {
        for (const Screen& screen : knowledge.screens)
          if (screen.detail_of && full.answer(*screen.detail_of) == Answer::no)
            for (const FindingRef detail : screen.findings) full.set(detail, Answer::no);
      }
      REQUIRE(shown(full) == stopped);
    }
  }
}

TEST_CASE("guarantees, order and silence in an emergency hold on thirty thousand sheets") {
  std::mt19937 random(20261122);
  const Index first = knowledge.first(Kind::remedy);
  for (int round = 0; round < 30'000; ++round) {
    const Sheet sheet = random_sheet(random);
    const Assessment assessment = assess(knowledge, sheet);
    for (const Guarantee& guarantee : knowledge.guarantees) {
      const Truth truth = bounds_of(knowledge, sheet, guarantee.when).least;
      if (truth == Truth::yes && assessment.at_least < guarantee.at_least) FAIL(guarantee.because);
      if (truth == Truth::open && assessment.at_least < guarantee.unsure_at_least)
        FAIL(guarantee.because);
    }
    bool is_after_warmth_or_massage = false;
    for (const Line& line : assessment.remedies)
      for (const GroupRef kind : knowledge.remedies[line.thing - first].kinds) {
        const Text name = knowledge.id_of(kind).text;
        is_after_warmth_or_massage =
            is_after_warmth_or_massage || name == "heat" || name == "massage";
        if (name == "stretch" && is_after_warmth_or_massage)
          FAIL("a stretch stands behind warmth or massage");
      }
    if (assessment.at_least == Urgency::emergency && !ids(assessment).empty())
      FAIL("an emergency does not stand alone");
    if (assessment.at_least < Urgency::emergency && ids(assessment).empty() &&
        assessment.notes.empty())
      FAIL("a sheet gets no advice at all");
  }
}

TEST_CASE("every finding, cause, remedy, tip and further measure matters") {
  std::set<Index> used;
  for (const Rule& rule : knowledge.rules) {
    for (const ConditionPart& part : rule.when.parts)
      if (part.is == ConditionPart::Is::thing) used.insert(part.value);
    for (const Conclusion* conclusion : {&rule.then, &rule.if_unsure}) {
      for (const RemedyRef ref : conclusion->remedies) used.insert(ref.index);
      for (const TipRef ref : conclusion->tips) used.insert(ref.index);
      for (const FurtherRef ref : conclusion->further) used.insert(ref.index);
    }
  }
  for (Index i = 0; i < knowledge.causes.size(); ++i) {
    const Condition when{knowledge.causes[i].when.parts};
    if (when.is_given()) used.insert(knowledge.first(Kind::cause) + i);  // it is shown
    for (const ConditionPart& part : when.parts)
      if (part.is == ConditionPart::Is::thing) used.insert(part.value);
  }
  for (const Screen& screen : knowledge.screens)
    if (screen.detail_of) used.insert(screen.detail_of->index);
  for (Index thing = 0; thing < knowledge.first(Kind::fact); ++thing) {
    INFO(knowledge.id_of(thing).text);
    CHECK(used.contains(thing));
  }
}

TEST_CASE("every source is used, and every text is plain ASCII") {
  std::set<Index> used;
  const auto cite = [&](std::span<const Citation> citations) {
    for (const Citation& citation : citations) used.insert(citation.source.index);
  };
  for (const Cause& record : knowledge.causes) cite(record.sources);
  for (const Remedy& record : knowledge.remedies) cite(record.sources), cite(record.timing.sources);
  for (const Measure& record : knowledge.tips) cite(record.sources);
  for (const Measure& record : knowledge.further) cite(record.sources);
  for (const Fact& record : knowledge.facts) cite(record.sources);
  for (const Rule& record : knowledge.rules) cite(record.sources);
  for (const Guarantee& record : knowledge.guarantees) cite(record.sources);
  for (Index i = 0; i < knowledge.sources.size(); ++i) {
    INFO(knowledge.sources[i].id.text);
    CHECK(used.contains(knowledge.first(Kind::source) + i));
  }
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
  for (const Remedy& remedy : knowledge.remedies) {
    INFO(remedy.id.text);
    if (remedy.evidence == Evidence::ours) CHECK(cites_ours(remedy.sources));
    const bool is_timed = remedy.timing.hold_seconds.value > 0;
    if (is_timed && remedy.timing.evidence == Evidence::ours)
      CHECK(cites_ours(remedy.timing.sources));
  }
}

TEST_CASE("the tips are five, in the order of the article") {
  std::vector<std::string> places;
  for (const Measure& tip : knowledge.tips) {
    const auto article = std::ranges::find_if(
        tip.sources, [](const Citation& c) { return knowledge[c.source].id.text == "article"; });
    REQUIRE(article != tip.sources.end());
    places.emplace_back(article->at);
  }
  CHECK(places == std::vector<std::string>{"tip 1", "tip 2", "tip 3", "tip 4", "tip 5"});
}
