#include "output/proof_page.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "knowledge/writer.hpp"
#include "output/screen.hpp"
#include "proof/cases.hpp"

namespace legcramp {
namespace {

using Is = Block::Is;

/// A text cut after `longest` bytes of its characters.
std::string shortened(const std::string& text, std::size_t longest) {
  return text.size() <= longest ? text : quote_briefly(text, longest);
}

/// "clot-in-the-leg (line 12)", "guarantees/12 (line 30)".
std::string name_of_place(const Place& place) {
  std::string text(place.name);
  if (text.empty()) text = fmt::format("{}/{}", place.list, place.index);
  if (place.line > 0) text += fmt::format(" (line {})", place.line);
  return text;
}

void add_problem(const Context& context, const Problem& problem, Blocks& page) {
  page.push_back(
      {Is::item,
       fmt::format("{}{}", problem.is_only_worth_knowing ? "Worth knowing: " : "", problem.text),
       "-"});
  if (!problem.places.empty()) {
    std::vector<std::string> places;
    for (const Place& place : problem.places) places.push_back(name_of_place(place));
    page.push_back({Is::detail, fmt::format("See {}.", fmt::join(places, ", ")), {}});
  }
  if (!problem.example) return;
  page.push_back(
      {Is::detail,
       fmt::format("Example: {}", example_in_words(*context.knowledge, *problem.example)),
       {}});
  page.push_back({Is::code, command_of(context, *problem.example, "ask"), {}});
}

/// "a cramp over 10 minutes (yes or not sure)", "one of: ...".
std::string any_of(const std::vector<Circumstance>& group) {
  std::vector<std::string> parts;
  for (const Circumstance& one : group) {
    const std::string_view answer = one.is_cause                          ? "named as the cause"
                                    : one.may_be_unsure && one.may_be_yes ? "yes or not sure"
                                    : one.may_be_unsure                   ? "not sure"
                                                                          : "yes";
    parts.push_back(fmt::format("{} ({})", one.name, answer));
  }
  return parts.size() == 1 ? parts.front() : fmt::format("one of: {}", fmt::join(parts, "; "));
}

std::string change_in(const Statement& statement) {
  if (statement.is != Statement::Is::advice) {
    const bool is_lowered = statement.is == Statement::Is::urgency_lowered;
    const Urgency usual = is_lowered ? statement.after : statement.before;
    std::string for_some;
    for (const Urgency other : {statement.least, statement.most})
      if (other != usual)
        for_some += fmt::format("{}{} {}", for_some.empty() ? " (for some " : ", ",
                                is_lowered ? "to" : "from", name_of(other));
    if (!for_some.empty()) for_some += ")";
    return fmt::format("Urgency {} from {} to {}{}", is_lowered ? "LOWERED" : "raised",
                       name_of(statement.before), name_of(statement.after), for_some);
  }
  std::vector<std::string> parts;
  for (const auto& [label, things] :
       {std::pair{"No longer shown", &statement.lost}, std::pair{"Now shown", &statement.gained},
        std::pair{"Shown otherwise", &statement.changed}})
    if (!things->empty()) parts.push_back(fmt::format("{}: {}", label, fmt::join(*things, ", ")));
  return fmt::format("{}", fmt::join(parts, ". "));
}

void add_statement(const Statement& statement, Blocks& page) {
  page.push_back({Is::heading, change_in(statement), {}});
  if (statement.people.empty())
    page.push_back({Is::detail,
                    statement.is_for_many ? "for too many kinds of people to tell them apart"
                                          : "for everybody",
                    {}});
  for (std::size_t i = 0; i < statement.people.size(); ++i)
    page.push_back(
        {Is::detail,
         fmt::format("{}{}", i == 0 ? "answered: " : "and ", any_of(statement.people[i])),
         {}});
  const std::string_view which = statement.people.empty() ? "" : " with these answers";
  page.push_back(
      {Is::remark,
       statement.combinations == statement.with_these_answers
           ? fmt::format("Always: in all {} combinations{}.", statement.combinations_brief, which)
           : fmt::format("Unless something else decides: in {} of {} combinations{}.",
                         statement.combinations_brief, statement.with_these_brief, which),
       {}});
}

void add_change(const Change& change, Blocks& page) {
  const std::string entry = change.name.empty()
                                ? std::string(change.list)
                                : fmt::format("{} \"{}\"", change.list, change.name);
  constexpr std::size_t longest = 300;
  if (change.key.empty()) {
    page.push_back({Is::item,
                    fmt::format("{}: {}", entry, change.before.empty() ? "is new" : "is gone"),
                    "-"});
    return;
  }
  page.push_back(
      {Is::item, entry.empty() ? std::string(change.key) : fmt::format("{}: {}", entry, change.key),
       "-"});
  for (const auto& [label, value] :
       {std::pair{"was", change.before}, std::pair{"is", change.after}})
    page.push_back(
        {Is::detail,
         fmt::format("{}: {}", label, value.empty() ? "nothing" : shortened(value, longest)),
         {}});
}

/// Adds some of a long list, and how many are left.
template <class Item, class Add>
void add_most(const std::vector<Item>& items, Blocks& page, const Add& add) {
  constexpr std::size_t most = 20;
  for (std::size_t i = 0; i < std::min(most, items.size()); ++i) add(items[i]);
  if (items.size() > most)
    page.push_back({Is::item, fmt::format("and {} more", items.size() - most), "-"});
}

void add_mutation(const Context& context, const Proof& proof, const Mutation& mutation,
                  Blocks& page) {
  page.push_back({Is::heading, "Mutants: the file broken on purpose, in one place at a time", {}});
  if (!proof.holds())
    page.push_back({Is::detail, "Mend the file first: what fails above can mislead here.", {}});
  if (mutation.is_too_large) {
    page.push_back({Is::detail, "Not judged: the file is too large for the proof.", {}});
    return;
  }
  page.push_back(
      {Is::detail,
       fmt::format("{} mutants: {} noticed by a case, {} by a property; {} advise alike.",
                   mutation.mutants, mutation.killed_by_cases, mutation.killed_by_properties,
                   mutation.equivalent),
       {}});
  add_most(mutation.survivors, page, [&](const Survivor& survivor) {
    page.push_back(
        {Is::item,
         fmt::format("Nobody notices {}: {}. Agree to this case, and put it into \"cases\":",
                     name_of_place(survivor.place), survivor.change),
         "-"});
    page.push_back({Is::code, case_of(*context.knowledge, survivor.example), {}});
  });
  const std::size_t all = mutation.killed() + mutation.survivors.size();
  page.push_back({Is::heading,
                  fmt::format("{} of {} mutants killed ({} %).", mutation.killed(), all,
                              all == 0 ? 100 : mutation.killed() * 100 / all),
                  {}});
}

}  // namespace

std::string case_of(const Knowledge& knowledge, const Sheet& sheet) {
  const auto ids_of = [&](const auto& refs) {
    OrderedJson ids = OrderedJson::array();
    for (const auto ref : refs) ids.push_back(knowledge.id_of(ref).text);
    return ids;
  };
  OrderedJson answers = OrderedJson::object();
  for (Index i = 0; i < knowledge.findings.size(); ++i)
    if (const Answer answer = sheet.answer({i}); answer > Answer::no)
      answers.emplace(knowledge.findings[i].id.text, name_of(answer));
  OrderedJson json{{"title", example_in_words(knowledge, sheet)}, {"answers", std::move(answers)}};
  const auto causes = sheet.named_causes();
  if (!causes.empty()) json["causes"] = ids_of(causes);
  const Assessment assessment = assess(knowledge, sheet);
  OrderedJson expect{{"urgency", name_of(assessment.at_least)}};
  const auto [shows, notes, avoids] = stated(knowledge, assessment);
  if (!shows.empty()) expect["shows"] = ids_of(shows);
  if (!notes.empty()) expect["notes"] = ids_of(notes);
  if (!avoids.empty()) expect["avoids"] = ids_of(avoids);
  json["expect"] = std::move(expect);
  return json.dump();
}

std::string example_in_words(const Knowledge& knowledge, const Sheet& sheet) {
  constexpr std::size_t most_names = 8;
  std::string words;
  const auto add = [&](std::string_view label, std::vector<Text> names) {
    if (names.empty()) return;
    const std::size_t left_out = names.size() - std::min(names.size(), most_names);
    names.resize(names.size() - left_out);
    words += fmt::format("{}: {}", label, fmt::join(names, "; "));
    if (left_out > 0) words += fmt::format("; and {} more", left_out);
    words += ". ";
  };
  const auto with = [&](Answer answer) {
    std::vector<Text> names;
    for (Index i = 0; i < knowledge.findings.size(); ++i)
      if (sheet.answer({i}) == answer) names.push_back(knowledge.findings[i].name);
    return names;
  };
  add("Yes", with(Answer::yes));
  add("Not sure", with(Answer::unsure));
  std::vector<Text> causes;
  for (const CauseRef cause : sheet.named_causes())
    causes.push_back(knowledge.causes[cause.index - knowledge.first(Kind::cause)].name);
  add("Named as the cause", std::move(causes));
  if (with(Answer::no).empty()) return words + "Nothing else was asked.";
  return words + (words.empty() ? "No to everything." : "No to all else that is asked.");
}

Blocks diff_page(const Context& context, const DiffReport& report) {
  const Difference& difference = report.difference;
  Blocks page{{Is::heading,
               fmt::format("From knowledge {} ({}) to {} ({})", report.old_version,
                           report.old_origin, context.knowledge->version, context.origin),
               {}}};
  if (difference.is_none() && !difference.is_too_large) {
    page.push_back({Is::detail, "No difference.", {}});
    return page;
  }
  page.push_back({Is::heading, "Advised otherwise", {}});
  if (difference.is_too_large)
    page.push_back({Is::detail, "Not compared: too large. Read the changes below.", {}});
  else if (difference.statements.empty())
    page.push_back({Is::detail, "Nobody is shown another urgency, advice or note.", {}});
  // What is lowered is never left out.
  const auto first_other = std::ranges::find_if(difference.statements, [](const Statement& one) {
    return one.is != Statement::Is::urgency_lowered;
  });
  std::for_each(difference.statements.begin(), first_other,
                [&](const Statement& statement) { add_statement(statement, page); });
  add_most(std::vector(first_other, difference.statements.end()), page,
           [&](const Statement& statement) { add_statement(statement, page); });
  page.push_back({Is::heading, "Changed in the file", {}});
  page.push_back(
      {Is::detail, "No proof can read: let a second person look at changed words and orders.", {}});
  add_most(difference.changes, page, [&](const Change& change) { add_change(change, page); });
  return page;
}

Blocks check_page(const Context& context, const CheckReport& report) {
  constexpr std::array<std::string_view, 4> labels{"ok", "warn", "FAIL", "FAIL"};
  const Proof& proof = report.proof;
  const auto has = [&](Verdict verdict) {
    return std::ranges::count(proof.properties, verdict, &Property::verdict);
  };
  const std::string size = proof.combinations_brief.empty()
                               ? "More combinations of answers than can be counted"
                               : proof.combinations_brief + " combinations of answers";
  Blocks page{
      {Is::heading,
       fmt::format("Knowledge {} ({})", context.knowledge->version, context.origin),
       {}},
      {Is::detail, size + (has(Verdict::not_proved) == 0 ? ", all of them looked at" : ""), {}}};
  for (const Property& property : proof.properties) {
    const std::string counts =
        property.counts.empty() ? std::string() : fmt::format(" ({})", property.counts);
    page.push_back({Is::term, fmt::format("{}{}", property.claim, counts),
                    fmt::format("{:<5} {}", labels.at(static_cast<std::size_t>(property.verdict)),
                                property.id)});
    add_most(property.problems, page,
             [&](const Problem& problem) { add_problem(context, problem, page); });
  }
  const auto failed = has(Verdict::failed) + has(Verdict::not_proved);
  page.push_back(
      {Is::heading,
       failed == 0
           ? fmt::format("All {} properties are proved.", proof.properties.size())
           : fmt::format("Not proved: {} of {} properties.", failed, proof.properties.size()),
       {}});
  if (report.mutation) add_mutation(context, proof, *report.mutation, page);
  return page;
}

}  // namespace legcramp
