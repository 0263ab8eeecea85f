// The built-in knowledge itself: its cases, its guarantees, and what must hold whatever is
// answered.

#include <algorithm>
#include <random>
#include <set>

#include "builtin/builtin.hpp"
#include "legcramp/assess.hpp"
#include "support/catch.hpp"

using namespace legcramp;

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
  REQUIRE(knowledge.cases.size() >= 40);
  for (const Case& example : knowledge.cases) {
    INFO(example.title);
    Sheet sheet(knowledge);
    for (Index i = 0; i < knowledge.findings.size(); ++i) sheet.set({i}, Answer::no);
    for (const GivenAnswer& given : example.answers.given) sheet.set(given.finding, given.answer);
    for (const CauseRef cause : example.causes) sheet.name(cause);
    const Assessment assessment = assess(knowledge, sheet);
    CHECK(name_of(assessment.at_least) == name_of(example.expect.urgency));
    CHECK(assessment.at_most == assessment.at_least);
    if (example.expect.shows.empty()) continue;
    std::vector<std::string> expected;
    for (const ShownRef ref : example.expect.shows)
      expected.emplace_back(knowledge.id_of(ref).text);
    CHECK(ids(assessment) == expected);
  }
}

TEST_CASE("every rule follows in some case, and every urgent one is missed in some") {
  for (const Rule& rule : knowledge.rules) {
    INFO(rule.id.text);
    std::set<Truth> truths;
    for (const Case& example : knowledge.cases) {
      Sheet sheet(knowledge);
      for (Index i = 0; i < knowledge.findings.size(); ++i) sheet.set({i}, Answer::no);
      for (const GivenAnswer& given : example.answers.given) sheet.set(given.finding, given.answer);
      for (const CauseRef cause : example.causes) sheet.name(cause);
      truths.insert(bounds_of(knowledge, sheet, rule.when).least);
    }
    CHECK(truths.contains(Truth::yes));
    if (rule.when.is_given()) CHECK(truths.contains(Truth::no));
    if (rule.if_unsure.urgency > Urgency::self_care) CHECK(truths.contains(Truth::open));
  }
}

TEST_CASE("guarantees, order and silence in an emergency hold on a hundred thousand sheets") {
  std::mt19937 random(20261122);
  const Index first = knowledge.first(Kind::remedy);
  for (int round = 0; round < 100'000; ++round) {
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

TEST_CASE("every finding, cause, remedy, tip and further measure matters to some rule") {
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
  for (const Cause& cause : knowledge.causes)
    for (const ConditionPart& part : cause.when.parts)
      if (part.is == ConditionPart::Is::thing) used.insert(part.value);
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
