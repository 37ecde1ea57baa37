# A table with all that the provider keeps of one.

terraform {
  required_version = ">= 1.11"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

# Endpoint, region and credentials come from `castellan env`.
provider "aws" {}

variable "stage" {
  type    = string
  default = "first"
}

locals {
  # The second stage changes something of everything.
  second = var.stage == "second"
}

data "aws_caller_identity" "current" {}

resource "aws_kms_key" "table" {
  description             = "For the table at rest"
  deletion_window_in_days = 7
}

resource "aws_dynamodb_table" "orders" {
  name                        = "orders"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "customer"
  range_key                   = "number"
  deletion_protection_enabled = local.second ? false : true
  table_class                 = local.second ? "STANDARD_INFREQUENT_ACCESS" : "STANDARD"

  attribute {
    name = "customer"
    type = "S"
  }

  attribute {
    name = "number"
    type = "N"
  }

  attribute {
    name = "state"
    type = "S"
  }

  dynamic "attribute" {
    for_each = local.second ? ["courier"] : []
    content {
      name = attribute.value
      type = "S"
    }
  }

  global_secondary_index {
    name               = "by-state"
    hash_key           = "state"
    range_key          = "number"
    projection_type    = "INCLUDE"
    non_key_attributes = ["total"]
  }

  dynamic "global_secondary_index" {
    for_each = local.second ? ["by-courier"] : []
    content {
      name            = global_secondary_index.value
      hash_key        = "courier"
      projection_type = "KEYS_ONLY"
    }
  }

  local_secondary_index {
    name            = "own-by-state"
    range_key       = "state"
    projection_type = "ALL"
  }

  ttl {
    enabled        = true
    attribute_name = "expires"
  }

  point_in_time_recovery {
    enabled = local.second
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.table.arn
  }

  tags = {
    team  = "blue"
    stage = var.stage
  }
}

resource "aws_dynamodb_table" "provisioned" {
  name           = "provisioned"
  billing_mode   = "PROVISIONED"
  read_capacity  = local.second ? 7 : 5
  write_capacity = 5
  hash_key       = "id"

  attribute {
    name = "id"
    type = "B"
  }
}

resource "aws_dynamodb_resource_policy" "orders" {
  resource_arn = aws_dynamodb_table.orders.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root" }
      Action    = local.second ? ["dynamodb:GetItem", "dynamodb:Query"] : ["dynamodb:GetItem"]
      Resource  = aws_dynamodb_table.orders.arn
    }]
  })
}

resource "aws_dynamodb_table_item" "first_order" {
  table_name = aws_dynamodb_table.orders.name
  hash_key   = aws_dynamodb_table.orders.hash_key
  range_key  = aws_dynamodb_table.orders.range_key
  item = jsonencode({
    customer = { S = "ann" }
    number   = { N = "1" }
    state    = { S = local.second ? "sent" : "open" }
    total    = { N = "12.5" }
    parts    = { L = [{ S = "bolt" }, { M = { count = { N = "2" } } }] }
  })
}

output "table" {
  value = aws_dynamodb_table.orders.arn
}
